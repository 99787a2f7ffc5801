#pragma once

#include <string>
#include <string_view>

namespace ocrchat {

/// Digits and signs as the small ones above or below the line ("10³", "H₂O"): plain, 10<sup>3</sup> would be
/// another number. As it is if a character has no small one.
std::string raised(std::string_view text);
std::string lowered(std::string_view text);

}  // namespace ocrchat
