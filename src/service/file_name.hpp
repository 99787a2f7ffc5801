#pragma once

#include <string>
#include <string_view>

namespace ocrchat {

/// The name of a result: the stem of the source's name and a new extension. Safe as a file name everywhere:
/// no folders, no control characters, nothing that a shell or a header takes for more than a letter.
std::string download_name(std::string_view source_name, std::string_view extension);

}  // namespace ocrchat
