#pragma once

#include <cstddef>
#include <string_view>

namespace ocrchat {

/// 1..12 if the word before or after the place names a month in one of the languages we know, short or long;
/// else 0. A "." or "," and words like "de" or "of" may stand between.
int month_before(std::u32string_view text, std::size_t at);
int month_after(std::u32string_view text, std::size_t at);

}  // namespace ocrchat
