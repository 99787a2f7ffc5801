#pragma once

#include <string>
#include <string_view>

/// How texts are compared that say the same and are written differently.
namespace ocrchat {

/// NFKC and case folded, without invisible characters (soft hyphens, zero width, direction marks); quotation
/// marks, dashes and white space of all kinds are one each, digits of all scripts are 0–9; vowel points of
/// Arabic and Hebrew and the Arabic tatweel are left out.
std::u32string folded_letters(std::string_view text);

/// One word as words are compared: folded, and without punctuation unless the word is nothing else or the
/// mark stands between two digits ("1.5") or beside a letter of a script without spaces.
std::u32string folded_word(std::string_view word);

bool is_letter_or_digit(char32_t c);
bool is_digit(char32_t c);

/// Whether the character goes with the one before it (a combining mark).
bool is_mark(char32_t c);

/// Fewest insertions, deletions and substitutions that make one text of the other.
int edit_distance(std::u32string_view a, std::u32string_view b);

}  // namespace ocrchat
