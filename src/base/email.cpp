#include "base/email.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kLongest = 254;  // RFC 5321

}  // namespace

std::string email_form(std::string_view email) {
  return ascii_lower(trimmed(email));
}

// No more than that: whether there is such an address, only a mail can tell.
bool is_email(std::string_view form) {
  const std::size_t at = form.rfind('@');
  const bool two_parts = at != std::string::npos && at > 0 && at + 1 < form.size();
  const auto unfit = [](char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == 127 ||
           std::string_view("<>,;\"").find(c) != std::string_view::npos;
  };
  return two_parts && form.size() <= kLongest && is_utf8(form) &&
         std::none_of(form.begin(), form.end(), unfit);
}

std::string checked_email(std::string_view email) {
  std::string form = email_form(email);
  if (is_email(form)) return form;
  throw Error(ErrorCode::bad_field,
              "'" + to_valid_utf8(email.substr(0, kLongest)) + "' is not an e-mail address.");
}

}  // namespace ocrchat
