#pragma once

#include <string>
#include <string_view>

namespace ocrchat {

/// A string member of a JSON object that is still being written, as far as it has come: what stands before
/// the object is passed over, a character that is not whole yet is left out. Empty as long as it has not
/// begun, and where there is none.
std::string partial_member(std::string_view json, std::string_view name);

}  // namespace ocrchat
