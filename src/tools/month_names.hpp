#pragma once

#include <string_view>

namespace ocrchat {

/// 1..12 if the folded word names a month, long or short, in one of the languages known; else 0.
int month_named(std::u32string_view folded);

}  // namespace ocrchat
