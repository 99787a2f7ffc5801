#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/model.hpp"

namespace ocrchat {

/// A page's words as quotes are looked up in them: one folded text with the way back to the words. Built
/// once, constant then; holds copies, so that the page may go. Table cells and furniture are part of it,
/// furniture last.
class PageText {
 public:
  explicit PageText(const Page& page);

  std::size_t words() const { return words_.size(); }
  const std::u32string& folded() const { return folded_; }
  /// The word that a character of the folded text is of; a space is of the word before it.
  int word_at(std::size_t character) const { return owners_[character]; }

  /// The words from `first` to `last` as running text: hyphens of line ends are gone.
  std::string text(int first, int last) const;
  /// Where they stand, one box a line.
  std::vector<Box> boxes(int first, int last) const;

 private:
  struct Piece {
    std::string text;
    Box box;
    int line = 0;
    bool joined = false;  ///< nothing stands between it and the next word
    bool split = false;   ///< its last character is a hyphen of the line's end
  };

  void add(const Block& block);
  void add(const Line& line);
  void fold();

  std::vector<Piece> words_;
  int lines_ = 0;
  std::u32string folded_;
  std::vector<int> owners_;
};

/// Where a page has a quote.
struct QuoteMatch {
  int first_word = 0;      ///< of the PageText
  int last_word = 0;       ///< included
  std::string snippet;     ///< whole words, as the page has them
  std::vector<Box> boxes;  ///< one a line
  bool exact = false;      ///< but for what folding makes equal (docs/grounding.md)
};

/// The first place where the quote stands; else the likest one within a tenth of its characters, if that has
/// all of the quote's numbers. Nothing if there is none, or the quote has no letter or digit or more than
/// kLongestQuote characters.
std::optional<QuoteMatch> find_quote(const PageText& page, std::string_view quote);

inline constexpr std::size_t kLongestQuote = 2000;

}  // namespace ocrchat
