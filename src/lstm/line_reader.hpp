#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <vector>

#include "lstm/charset.hpp"
#include "lstm/code_trie.hpp"
#include "lstm/dictionary.hpp"
#include "lstm/forward.hpp"
#include "lstm/line_search.hpp"
#include "lstm/line_text.hpp"
#include "lstm/word_breaks.hpp"

namespace ocrchat {

/// A model ready to read lines: its network packed for this processor, its letters, how they
/// are spelled, and its dictionary.
/// Immutable, safe to share between threads.
class RecognitionModel {
 public:
  /// @throws Error(engine_not_configured) if the file is not there, damaged, or of another kind
  static std::shared_ptr<const RecognitionModel> load(const std::filesystem::path& file);

  int height() const { return layers_->shape().height; }  ///< of the line images that it reads
  const std::shared_ptr<const Layers>& layers() const { return layers_; }
  const Charset& charset() const { return charset_; }
  const CodeTrie& codes() const { return codes_; }
  const Dictionary& dictionary() const { return dictionary_; }
  /// Names of other models that read the same language in other letters.
  const std::vector<std::string>& sub_languages() const { return sub_languages_; }

 private:
  RecognitionModel(const std::filesystem::path& file);

  Traineddata file_;  ///< stays mapped: the dictionary is used where it lies
  std::shared_ptr<const Layers> layers_;
  Charset charset_;
  CodeTrie codes_;
  Dictionary dictionary_;
  std::vector<std::string> sub_languages_;
};

/// Reads lines with one model. Holds scratch memory: one to a thread; starts no threads.
class LineReader {
 public:
  explicit LineReader(std::shared_ptr<const RecognitionModel> model);

  /// @param lines  as high as the model reads them; any number: they are read some at a time
  std::vector<LineText> read(std::span<const LineImage> lines);
  const RecognitionModel& model() const { return *model_; }

 private:
  std::shared_ptr<const RecognitionModel> model_;
  Forward forward_;
  LineSearch search_;
  WordBreaks breaks_;
  std::vector<Posteriors> posteriors_;
};

}  // namespace ocrchat
