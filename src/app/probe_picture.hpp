#pragma once

#include <string>
#include <string_view>

namespace ocrchat {

/// A PNG of the code in large black letters on white, drawn without any font: a machine may have none.
/// @param code  letters of `probe_code`; any other is left blank
std::string picture_of_code(std::string_view code);

}  // namespace ocrchat
