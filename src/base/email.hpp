#pragma once

#include <string>
#include <string_view>

namespace ocrchat {

/// The form in which e-mail addresses are stored and compared: trimmed, ASCII letters in lower case.
std::string email_form(std::string_view email);

/// Whether a text in that form can be an address.
bool is_email(std::string_view form);

/// An address in that form. @throws Error(bad_field) if it is none
std::string checked_email(std::string_view email);

}  // namespace ocrchat
