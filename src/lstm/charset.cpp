#include "lstm/charset.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "document/writing.hpp"

namespace ocrchat {
namespace {

constexpr int kMostLetters = 100'000;
constexpr unsigned kDigit = 8;  // among the properties' bits
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

/// The first word of a line, which is taken off.
std::string_view taken_word(std::string_view& line) {
  const std::size_t end = std::min(line.find(' '), line.size());
  const std::string_view word = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  return word;
}

}  // namespace

Charset::Letter Charset::letter_of(std::string_view line) {
  Letter letter;
  letter.text = text_of_letter(taken_word(line));
  const std::string_view hexadecimal = taken_word(line);
  unsigned properties = 0;
  std::from_chars(hexadecimal.data(), hexadecimal.data() + hexadecimal.size(), properties, 16);
  letter.digit = (properties & kDigit) != 0;
  const std::u32string points = to_utf32(letter.text);
  letter.unspaced = std::any_of(points.begin(), points.end(), ocrchat::is_unspaced);
  return letter;
}

Charset::Charset(BytesView letters) {
  std::string_view rest = as_chars(letters);
  const std::string_view first = taken_line(rest);
  int count = 0;
  std::from_chars(first.data(), first.data() + first.size(), count);
  if (count <= 0 || count > kMostLetters) throw broken_letters();
  for (int i = 0; i < count; ++i) {
    if (rest.empty()) throw broken_letters();
    letters_.push_back(letter_of(taken_line(rest)));
  }
}

}  // namespace ocrchat
