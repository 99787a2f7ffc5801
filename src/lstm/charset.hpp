#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"

namespace ocrchat {

/// The letters that a model knows (tesseract's unicharset): mostly single characters, in some scripts whole
/// syllables. Immutable.
class Charset {
 public:
  /// @param letters  the model file's entry: the count and then a line a letter, of which the first word is
  ///                 its text, the second its properties as hexadecimal bits, and the rest is not needed here
  /// @throws Error(engine_not_configured) if there are fewer lines than it says
  explicit Charset(BytesView letters);

  int size() const { return static_cast<int>(letters_.size()); }
  /// UTF-8; " " for the space, empty for letters that mean nothing.
  const std::string& text(int letter) const { return at(letter).text; }
  bool is_space(int letter) const { return letter == kSpace; }
  bool is_digit(int letter) const { return at(letter).digit; }
  /// Whether words of its script follow each other without spaces.
  bool is_unspaced(int letter) const { return at(letter).unspaced; }

 private:
  static constexpr int kSpace = 0;

  struct Letter {
    std::string text;
    bool digit = false;
    bool unspaced = false;
  };
  const Letter& at(int letter) const { return letters_[static_cast<std::size_t>(letter)]; }
  static Letter letter_of(std::string_view line);

  std::vector<Letter> letters_;
};

}  // namespace ocrchat
