#pragma once

#include <span>
#include <string_view>

namespace ocrchat {

/// How a language asks. Words are parted by spaces, phrases by "|"; both are folded before use. A phrase of a
/// spaceless script matches anywhere, another one at word borders.
struct WordingRow {
  std::string_view language;  ///< BCP 47
  std::string_view function;  ///< words that say little: articles, prepositions, auxiliaries, question words
  std::string_view pronouns;  ///< that stand for something named before
  std::string_view joints;    ///< "and"
  std::string_view when;      ///< phrases that ask for a date …
  std::string_view count;     ///< … a number
  std::string_view who;       ///< … a person
  std::string_view where;     ///< … a place
};

std::span<const WordingRow> wording_rows();

}  // namespace ocrchat
