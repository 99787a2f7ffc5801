#include "lstm/charset.hpp"

#include <charconv>
#include <string_view>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace ocrchat {
namespace {

constexpr int kMostLetters = 100'000;
constexpr std::string_view kNoText[] = {"Joined", "|Broken|0|1"};

std::string_view taken_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

Error broken_letters() {
  return Error(ErrorCode::engine_not_configured,
               "A recognition model is damaged: its letters cannot be read.");
}

std::string text_of_letter(std::string_view name) {
  if (name == "NULL") return " ";
  for (const std::string_view none : kNoText)
    if (name == none) return {};
  return is_utf8(name) ? std::string(name) : std::string();
}

}  // namespace

Charset::Charset(BytesView letters) {
  std::string_view rest = as_chars(letters);
  const std::string_view first = taken_line(rest);
  int count = 0;
  std::from_chars(first.data(), first.data() + first.size(), count);
  if (count <= 0 || count > kMostLetters) throw broken_letters();
  for (int i = 0; i < count; ++i) {
    if (rest.empty()) throw broken_letters();
    const std::string_view line = taken_line(rest);
    texts_.push_back(text_of_letter(line.substr(0, line.find(' '))));
  }
}

}  // namespace ocrchat
