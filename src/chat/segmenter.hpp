#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ocrchat {

/// Where something stands in a text, in bytes.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t size() const { return end - begin; }
  bool operator==(const Span&) const = default;
};

/// A word as it is searched for.
struct WordToken {
  std::string folded;  ///< lower case, compatibility forms and accents folded
  Span span;
  bool capital = false;    ///< written with a capital at its start
  bool number = false;     ///< starts with a digit
  bool spaceless = false;  ///< of a script that is written without spaces: Han, Kana, Thai …
};

/// Finds sentences and words by ICU's rules and dictionaries. Costly to make, so keep one; one thread at a
/// time.
class Segmenter {
 public:
  /// `language` is BCP 47 and tells which abbreviations end no sentence; empty if it is not known.
  explicit Segmenter(const std::string& language = {});
  ~Segmenter();
  /// Without the white space at their ends.
  std::vector<Span> sentences(const std::string& text);
  /// Words and numbers, no punctuation.
  std::vector<WordToken> tokens(std::string_view text);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// As `WordToken::folded`.
std::string folded(std::string_view word);

}  // namespace ocrchat
