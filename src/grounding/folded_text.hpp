#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ocrchat {

/// Running text as quotes are compared: folded, single spaces (none beside letters of scripts without
/// spaces), no dash between two letters, "recog-\nnition" put together. `owners` follows what is left out; it
/// has one entry a character.
void fold_spacing(std::u32string& text, std::vector<int>& owners);

std::u32string folded_quote(std::string_view quote);

}  // namespace ocrchat
