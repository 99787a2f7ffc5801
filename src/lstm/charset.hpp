#pragma once

#include <string>
#include <vector>

#include "base/bytes.hpp"

namespace ocrchat {

/// The letters that a model knows (tesseract's unicharset): mostly single characters, in some scripts whole
/// syllables. Immutable.
class Charset {
 public:
  /// @param letters  the model file's entry: the count and then a line a letter, of which the first word is
  ///                 its text and the rest is not needed here
  /// @throws Error(engine_not_configured) if there are fewer lines than it says
  explicit Charset(BytesView letters);

  int size() const { return static_cast<int>(texts_.size()); }
  /// UTF-8; " " for the space, empty for letters that mean nothing.
  const std::string& text(int letter) const { return texts_[static_cast<std::size_t>(letter)]; }
  bool is_space(int letter) const { return letter == kSpace; }

 private:
  static constexpr int kSpace = 0;

  std::vector<std::string> texts_;
};

}  // namespace ocrchat
