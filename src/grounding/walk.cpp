#include "grounding/walk.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "document/writing.hpp"
#include "grounding/fold.hpp"

namespace ocrchat {
namespace {

constexpr double kNever = -1e30;
constexpr double kUnequal = -5.3;  // two for one, or one for two: rarer than words left out
constexpr std::int64_t kNowhere = -1;

enum class Step : std::uint8_t { start, leave_generated, leave_recognised, pair, parted, together };

/// The walk has come to a recognised token and stands behind a generated one.
struct Cell {
  double score = kNever;
  double likeness = 0;
  Step step = Step::start;
  bool jumped = false;
};

/// The best cell so far, where a jump starts.
struct Peak {
  double score = 0;
  std::int64_t cell = kNowhere;
};

class Walk {
 public:
  Walk(const std::vector<FoldedToken>& generated, const std::vector<FoldedToken>& recognised,
       const std::vector<std::vector<TokenSpan>>& spans, const Likeness& likeness, const StepCosts& costs)
      : generated_(generated), recognised_(recognised), spans_(spans), likeness_(likeness), costs_(costs) {
    starts_.reserve(spans.size());
    std::int64_t cells = 0;
    for (const std::vector<TokenSpan>& row : spans) {
      starts_.push_back(cells);
      for (const TokenSpan& span : row) cells += span.end - span.begin;
    }
    cells_.resize(static_cast<std::size_t>(cells));
    peaks_.resize(spans.size());
  }

  std::vector<Run> best() {
    for (int j = 0; j < static_cast<int>(recognised_.size()); ++j) fill_row(j);
    return runs();
  }

 private:
  void fill_row(int j) {
    const auto row = static_cast<std::size_t>(j);
    Peak& peak = peaks_[row];
    peak = peak_before(j);
    peak.score += costs_.leave_recognised;
    const std::u32string parted =
        j > 0 && may_be_parted(j) ? recognised_[row - 1].text + recognised_[row].text : std::u32string();
    std::int64_t at = starts_[row];
    for (const TokenSpan& span : spans_[row]) {
      for (int i = span.begin; i < span.end; ++i, ++at) {
        Cell& cell = cells_[static_cast<std::size_t>(at)];
        fill(cell, j, i, parted);
        if (i > span.begin)
          offer(cell, cells_[static_cast<std::size_t>(at - 1)].score + costs_.leave_generated,
                Step::leave_generated);
        if (cell.score > peak.score) peak = {cell.score, at};
      }
    }
  }

  bool may_be_parted(int j) const {
    const auto at = static_cast<std::size_t>(j);
    return !is_spaceless(recognised_[at].text[0]) && !is_spaceless(recognised_[at - 1].text[0]);
  }

  bool may_be_together(int j, int i) const {
    if (i == 0) return false;
    const auto at = static_cast<std::size_t>(i);
    const std::u32string& read = recognised_[static_cast<std::size_t>(j)].text;
    return read.size() > std::max(generated_[at].text.size(), generated_[at - 1].text.size());
  }

  void fill(Cell& cell, int j, int i, const std::u32string& parted) {
    offer(cell, score(j - 1, i) + costs_.leave_recognised, Step::leave_recognised);
    const auto row = static_cast<std::size_t>(j);
    offer_pair(cell, j - 1, i - 1, likeness_.one(recognised_[row].text, i), Step::pair, costs_.jump[row]);
    if (may_be_together(j, i)) {
      offer_pair(cell, j - 1, i - 2, kUnequal + likeness_.two(recognised_[row].text, i - 1), Step::together,
                 costs_.jump[row]);
    }
    if (parted.size() > 1 && generated_[static_cast<std::size_t>(i)].text.size() > 1) {
      offer_pair(cell, j - 2, i - 1, kUnequal + likeness_.one(parted, i), Step::parted, costs_.jump[row - 1]);
    }
  }

  void offer(Cell& cell, double score, Step step, double likeness = 0, bool jumped = false) {
    if (score > cell.score) cell = {score, likeness, step, jumped};
  }

  void offer_pair(Cell& cell, int from_j, int from_i, double likeness, Step step, double jump) {
    offer(cell, score(from_j, from_i) + likeness, step, likeness);
    const Peak peak = peak_before(from_j + 1);
    const double way = peak.cell == kNowhere ? 0 : jump;  // the walk may start anywhere
    offer(cell, peak.score + way + likeness, step, likeness, true);
  }

  Peak peak_before(int j) const { return j > 0 ? peaks_[static_cast<std::size_t>(j - 1)] : Peak{}; }

  /// The cell's number, or kNowhere if it is no candidate.
  std::int64_t cell_at(int j, int i) const {
    if (j < 0 || i < 0) return kNowhere;
    std::int64_t at = starts_[static_cast<std::size_t>(j)];
    for (const TokenSpan& span : spans_[static_cast<std::size_t>(j)]) {
      if (i < span.begin) break;
      if (i < span.end) return at + i - span.begin;
      at += span.end - span.begin;
    }
    return kNowhere;
  }

  double score(int j, int i) const {
    const std::int64_t at = cell_at(j, i);
    return at == kNowhere ? kNever : cells_[static_cast<std::size_t>(at)].score;
  }

  struct Place {
    int j = -1;
    int i = -1;
  };

  Place place_of(std::int64_t cell) const {
    const auto after = std::upper_bound(starts_.begin(), starts_.end(), cell);
    const auto row = static_cast<std::size_t>(after - starts_.begin() - 1);
    std::int64_t at = starts_[row];
    for (const TokenSpan& span : spans_[row]) {
      if (cell < at + span.end - span.begin)
        return {static_cast<int>(row), static_cast<int>(span.begin + cell - at)};
      at += span.end - span.begin;
    }
    return {};
  }

  /// From the end of the walk back to its start.
  std::vector<Run> runs() const {
    std::vector<Run> result(1);
    std::int64_t at = peaks_.empty() ? kNowhere : peaks_.back().cell;
    while (at != kNowhere) {
      const Place place = place_of(at);
      const Cell& cell = cells_[static_cast<std::size_t>(at)];
      const Place before = step_back(place, cell, result.back());
      if (cell.jumped) {
        result.emplace_back();
        at = peak_before(before.j + 1).cell;
      } else {
        at = cell_at(before.j, before.i);
      }
    }
    std::erase_if(result, [](const Run& run) { return run.empty(); });
    for (Run& run : result) std::reverse(run.begin(), run.end());
    std::reverse(result.begin(), result.end());
    return result;
  }

  static Place step_back(const Place& to, const Cell& cell, Run& run) {
    switch (cell.step) {
      case Step::leave_generated:
        return {to.j, to.i - 1};
      case Step::leave_recognised:
        return {to.j - 1, to.i};
      case Step::pair:
        run.push_back({to.j, 1, to.i, 1, cell.likeness});
        return {to.j - 1, to.i - 1};
      case Step::parted:
        run.push_back({to.j - 1, 2, to.i, 1, cell.likeness});
        return {to.j - 2, to.i - 1};
      case Step::together:
        run.push_back({to.j, 1, to.i - 1, 2, cell.likeness});
        return {to.j - 1, to.i - 2};
      case Step::start:
        break;
    }
    return {};
  }

  const std::vector<FoldedToken>& generated_;
  const std::vector<FoldedToken>& recognised_;
  const std::vector<std::vector<TokenSpan>>& spans_;
  const Likeness& likeness_;
  const StepCosts& costs_;
  std::vector<std::int64_t> starts_;  // of each row's cells
  std::vector<Cell> cells_;
  std::vector<Peak> peaks_;  // of each row, the jump's start after it
};

}  // namespace

std::vector<Run> best_walk(const std::vector<FoldedToken>& generated,
                           const std::vector<FoldedToken>& recognised,
                           const std::vector<std::vector<TokenSpan>>& candidates, const Likeness& likeness,
                           const StepCosts& costs) {
  return Walk(generated, recognised, candidates, likeness, costs).best();
}

}  // namespace ocrchat
