#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace ocrchat {

inline constexpr std::size_t kMisreadLetters = 95;

/// How often the English recogniser sees each of `misread_letters()` in print of a script. Counted on 90
/// lines a script: words of the packaged dictionaries, set in the packaged fonts, a third of them clean and
/// the others blurred and noisy.
struct MisreadingRow {
  std::string_view script;  ///< ISO 15924; "Viet" is Vietnamese, whose accents the English model leaves out
  std::array<std::uint8_t, kMisreadLetters> cost;  ///< −10 ln of the letter's share
};

std::u32string_view misread_letters();
std::span<const MisreadingRow> misreading_rows();

}  // namespace ocrchat
