#pragma once

#include <string_view>
#include <vector>

namespace ocrchat {

/// The pages meant by "1-3,8" (from 1, in any order, repeated or not; "5-" is to the end), as rising indexes
/// from 0. Empty text means all pages.
/// @throws Error(bad_field) if the text is not of that form or names a page that there is not
std::vector<int> select_pages(std::string_view text, int page_count);

}  // namespace ocrchat
