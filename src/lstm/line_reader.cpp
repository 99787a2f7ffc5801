#include "lstm/line_reader.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "lstm/kernel.hpp"
#include "lstm/line_decoder.hpp"
#include "lstm/model_config.hpp"

namespace ocrchat {
namespace {

BytesView needed(const Traineddata& file, ModelEntry entry) {
  if (const auto bytes = file.entry(entry)) return *bytes;
  throw Error(ErrorCode::engine_not_configured,
              "The recognition model " + file.path().filename().string() + " lacks a part that is needed.");
}

}  // namespace

RecognitionModel::RecognitionModel(const std::filesystem::path& file)
    : file_(file),
      layers_(pack_layers(Network::load(file_))),
      charset_(needed(file_, ModelEntry::letters)),
      codes_(needed(file_, ModelEntry::codes), charset_.size(), layers_->shape().classes),
      dictionary_({file_.entry(ModelEntry::words), file_.entry(ModelEntry::numbers),
                   file_.entry(ModelEntry::punctuation)},
                  charset_),
      sub_languages_(sub_languages_in(file_.entry(ModelEntry::config))) {}

std::shared_ptr<const RecognitionModel> RecognitionModel::load(const std::filesystem::path& file) {
  return std::shared_ptr<const RecognitionModel>(new RecognitionModel(file));
}

LineReader::LineReader(std::shared_ptr<const RecognitionModel> model)
    : model_(std::move(model)),
      forward_(model_->layers()),
      search_(model_->codes(), model_->charset(), model_->dictionary(),
              model_->layers()->shape().null_class) {}

std::vector<LineText> LineReader::read(std::span<const LineImage> lines) {
  // Batches of like length, so that none waits for the longest line of the page.
  std::vector<std::size_t> order(lines.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](auto a, auto b) { return lines[a].width > lines[b].width; });
  std::vector<LineText> texts(lines.size());
  std::vector<LineImage> batch;
  for (std::size_t begin = 0; begin < order.size(); begin += Forward::kBatch) {
    const std::size_t end = std::min(order.size(), begin + Forward::kBatch);
    batch.clear();
    for (std::size_t i = begin; i < end; ++i) batch.push_back(lines[order[i]]);
    forward_.run(batch, posteriors_);
    for (std::size_t i = begin; i < end; ++i)
      texts[order[i]] =
          words_of(search_.decode(posteriors_[i - begin]), model_->charset(), breaks_, lines[order[i]].width);
  }
  return texts;
}

}  // namespace ocrchat
