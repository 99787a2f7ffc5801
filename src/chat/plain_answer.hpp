#pragma once

#include <string>
#include <string_view>

namespace ocrchat {

inline constexpr std::size_t kLongestAnswer = 8000;  ///< bytes

/// A model's text as it is shown: plain. Nothing in it that a page would fetch or follow, no character that a
/// reader does not see, at most kLongestAnswer bytes of UTF-8: a link is its words, a picture its name.
std::string plain_answer(std::string_view text);

/// The same of a text that is still being written: what may yet become a link is held back, so that what was
/// shown once is never taken back.
std::string plain_draft(std::string_view text);

}  // namespace ocrchat
