#include "lstm/forward.hpp"

#include <algorithm>
#include <cstring>

#include "base/error.hpp"

namespace ocrchat {
namespace {

constexpr int kChunk =
    96;  // columns that go through the first layers together: their features stay in the cache

}  // namespace

Forward::Forward(std::shared_ptr<const Layers> layers)
    : layers_(std::move(layers)), padded_(layers_->shape().iteration) {}

void Forward::run(std::span<const LineImage> lines, std::vector<Posteriors>& out) {
  out.resize(lines.size());
  std::vector<Row> rows;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const LineImage& line = lines[i];
    const auto pixels = static_cast<std::size_t>(line.height) * static_cast<std::size_t>(line.width);
    if (line.height != shape().height || line.width < 0 || line.pixels.size() != pixels)
      throw Error(ErrorCode::internal, {}, "a line image that does not fit the network");
    const int steps = line.width / kColumnsPerStep;
    out[i].steps = steps;
    out[i].classes = shape().classes;
    out[i].stride = shape().class_stride();
    out[i].values.resize(static_cast<std::size_t>(steps) * static_cast<std::size_t>(out[i].stride));
    if (steps > 0) rows.push_back({&line, &out[i], steps, 0});
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.steps > b.steps; });
  for (std::size_t i = 0; i < rows.size(); i += kBatch)
    run_batch(std::span(rows).subspan(i, std::min<std::size_t>(kBatch, rows.size() - i)));
}

void Forward::run_batch(std::span<Row> rows) {
  std::size_t total = 0;
  for (Row& row : rows) {
    row.first = total;
    total += static_cast<std::size_t>(row.steps);
  }
  std::size_t widest = 0;
  for (const auto& lstm : shape().lstms) widest = std::max(widest, static_cast<std::size_t>(lstm.cells));
  for (auto& steps : steps_) steps.resize((total + kRowUnit) * widest + kActivationUnit);
  run_columns(rows);
  run_along(LstmLayer::rightward, rows, steps_[0], steps_[1]);
  run_along(LstmLayer::leftward, rows, steps_[1], steps_[0]);
  run_along(LstmLayer::last, rows, steps_[0], steps_[1]);
  classify(rows);
}

/// Room for `rows` lines of a layer, all of it as before the first step.
Forward::Cells& Forward::cleared_cells(LstmLayer layer, int rows) {
  const auto inputs = static_cast<std::size_t>(shape().lstm(layer).inputs);
  const auto cells = static_cast<std::size_t>(shape().lstm(layer).cells);
  const std::size_t room = rounded_up(static_cast<std::size_t>(rows), kRowUnit);
  cells_.stride = rounded_up(inputs + cells, kActivationUnit);
  for (auto& side : cells_.rows) side.assign(room * cells_.stride, kZeroActivation);
  cells_.states.assign(room * cells, 0.F);
  return cells_;
}

/// The layers that look at one column of steps at a time, for all steps of the batch.
void Forward::run_columns(std::span<const Row> rows) {
  const std::size_t per_column = static_cast<std::size_t>(shape().height / kWindow) * kLane;
  features_.resize(kChunk * per_column);
  std::size_t first = 0;
  int count = 0;
  for (const Row& row : rows) {
    padded_.take(*row.image);
    for (int step = 0; step < row.steps; ++step) {
      layers_->convolve(padded_, step, features_.data() + static_cast<std::size_t>(count) * per_column);
      if (++count < kChunk) continue;
      run_chunk_of_columns(first, count);
      first += kChunk;
      count = 0;
    }
  }
  if (count > 0) run_chunk_of_columns(first, count);
}

void Forward::run_chunk_of_columns(std::size_t first, int count) {
  const auto high = static_cast<std::size_t>(shape().height / kWindow);
  const auto cells = static_cast<std::size_t>(shape().lstm(LstmLayer::columns).cells);
  Cells& room = cleared_cells(LstmLayer::columns, count);
  for (std::size_t y = 0; y < high; ++y) {
    Activation* in = room.rows[y % 2].data();
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i)
      std::memcpy(in + i * room.stride, features_.data() + (i * high + y) * kLane, kLane);
    const bool top = y + 1 == high;
    Activation* out = top ? steps_[0].data() + first * cells : room.rows[(y + 1) % 2].data() + kLane;
    layers_->step(LstmLayer::columns, count, in, room.stride, room.states.data(), out,
                  top ? cells : room.stride);
  }
}

/// A layer along the lines, all lines in step. `leftward` begins at each line's end.
void Forward::run_along(LstmLayer layer, std::span<const Row> rows, const AlignedVector<Activation>& in,
                        AlignedVector<Activation>& out) {
  const auto inputs = static_cast<std::size_t>(shape().lstm(layer).inputs);
  const auto cells = static_cast<std::size_t>(shape().lstm(layer).cells);
  Cells& room = cleared_cells(layer, static_cast<int>(rows.size()));
  std::size_t running = rows.size();
  for (int step = 0; step < rows.front().steps; ++step) {
    while (rows[running - 1].steps <= step) --running;
    Activation* now = room.rows[step % 2].data();
    Activation* next = room.rows[(step + 1) % 2].data() + inputs;
    const auto place = [&](const Row& row) {
      const int at = layer == LstmLayer::leftward ? row.steps - 1 - step : step;
      return row.first + static_cast<std::size_t>(at);
    };
    for (std::size_t i = 0; i < running; ++i)
      std::memcpy(now + i * room.stride, in.data() + place(rows[i]) * inputs, inputs);
    layers_->step(layer, static_cast<int>(running), now, room.stride, room.states.data(), next, room.stride);
    for (std::size_t i = 0; i < running; ++i)
      std::memcpy(out.data() + place(rows[i]) * cells, next + i * room.stride, cells);
  }
}

void Forward::classify(std::span<const Row> rows) {
  const auto cells = static_cast<std::size_t>(shape().lstm(LstmLayer::last).cells);
  for (const Row& row : rows)
    layers_->classify(row.steps, steps_[1].data() + row.first * cells, cells, row.posteriors->values.data());
}

}  // namespace ocrchat
