#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ocrchat {

/// A text as labels, dates and amounts are looked for in it, with the way back: NFKC and case folded, without
/// accents and vowel points, digits 0–9, one kind of space, dash and apostrophe; no full stop after a letter
/// ("No." is "no"), no dash between letters ("VAT-ID" is "vat id").
struct FoldedLine {
  std::u32string text;
  std::vector<std::uint32_t> at;  ///< where in the text each character comes from, and the text's size

  std::size_t byte(std::size_t character) const { return at[character]; }
};

FoldedLine folded_line(std::string_view text);

bool is_ascii_digit(char32_t c);
/// A letter or combining mark of any script.
bool is_letter(char32_t c);

}  // namespace ocrchat
