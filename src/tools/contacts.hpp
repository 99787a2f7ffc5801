#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace ocrchat {

/// A part of a text, by bytes.
struct TextSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<TextSpan> e_mails_in(std::string_view text);
/// "https://…", "www.…", or a domain with a known ending; none of an e-mail address.
std::vector<TextSpan> websites_in(std::string_view text);
/// 7 to 15 digits with the marks that phone numbers have; no dates and no amounts.
std::vector<TextSpan> phones_in(std::string_view text);

}  // namespace ocrchat
