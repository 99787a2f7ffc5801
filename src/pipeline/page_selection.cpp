#include "pipeline/page_selection.hpp"

#include <charconv>
#include <numeric>
#include <set>
#include <string>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace ocrchat {
namespace {

[[noreturn]] void refuse(std::string_view text, const std::string& why) {
  throw Error(ErrorCode::bad_field, "'pages' is '" + std::string(text.substr(0, 40)) + "'; " + why);
}

int number(std::string_view whole, std::string_view text, int page_count) {
  int value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || stop != text.data() + text.size()) refuse(whole, "write it like 1-3,8.");
  if (value < 1 || value > page_count) {
    refuse(whole, "the file has pages 1 to " + std::to_string(page_count) + ".");
  }
  return value;
}

}  // namespace

std::vector<int> select_pages(std::string_view text, int page_count) {
  const std::string_view whole = trimmed(text);
  if (whole.empty()) {
    std::vector<int> all(static_cast<std::size_t>(page_count));
    std::iota(all.begin(), all.end(), 0);
    return all;
  }
  std::set<int> chosen;
  for (std::string_view rest = whole; !rest.empty();) {
    const auto comma = rest.find(',');
    const std::string_view part = trimmed(rest.substr(0, comma));
    rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
    const auto dash = part.find('-');
    const int first = number(whole, trimmed(part.substr(0, dash)), page_count);
    int last = first;
    if (dash != std::string_view::npos) {
      const std::string_view end = trimmed(part.substr(dash + 1));
      last = end.empty() ? page_count : number(whole, end, page_count);
    }
    if (last < first) refuse(whole, "a range goes from the lower page to the higher.");
    for (int page = first; page <= last; ++page) chosen.insert(page - 1);
  }
  return {chosen.begin(), chosen.end()};
}

}  // namespace ocrchat
