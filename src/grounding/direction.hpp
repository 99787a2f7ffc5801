#pragma once

#include <string_view>

namespace ocrchat {

/// Whether the text's first strong letter is written from right to left.
bool reads_right_to_left(std::string_view text);

}  // namespace ocrchat
