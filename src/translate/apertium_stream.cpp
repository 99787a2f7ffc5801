#include "translate/apertium_stream.hpp"

#include "base/utf8.hpp"

namespace ocrchat {
namespace {

constexpr std::string_view kSpecial = "[]{}^$/\\@<>";
constexpr std::string_view kWhite = " \t\r\n";
constexpr std::string_view kAddedStop = ".[]";

bool ends_a_sentence(std::string_view text) {
  for (const std::string_view end : {".", "!", "?", ":", ";", "…"}) {
    if (text.ends_with(end)) return true;
  }
  return false;
}

std::string mark(std::size_t number) {
  return "[" + std::to_string(number) + "]";
}

// A single space is theirs to move about; any other white space is kept as it is.
void put_white(std::string_view white, std::string& out) {
  if (white == " ") {
    out += white;
  } else {
    (out += '[').append(white) += ']';
  }
}

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

/// Reads escapes and brackets of an answer.
class Answer {
 public:
  explicit Answer(std::string_view stream) : rest_(stream) {}

  std::string text() {
    while (!rest_.empty()) {
      const char c = next();
      if (c == '[') {
        bracketed();
      } else {
        text_ += c == '\\' && !rest_.empty() ? next() : c;
      }
    }
    return std::move(text_);
  }

 private:
  char next() {
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }

  void bracketed() {
    const std::size_t end = std::min(rest_.find(']'), rest_.size());
    // Nothing in brackets stands after a full stop that is not of the text.
    if (end == 0 && text_.ends_with('.')) text_.pop_back();
    text_ += rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
  }

  std::string_view rest_;
  std::string text_;
};

}  // namespace

std::string apertium_stream(std::string_view text, std::size_t number) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t after = std::min(text.find_first_not_of(kWhite, i), text.size());
    if (after > i) {
      put_white(text.substr(i, after - i), result);
      i = after;
      continue;
    }
    if (kSpecial.find(text[i]) != std::string_view::npos) result += '\\';
    result += is_control(text[i]) ? ' ' : text[i];
    ++i;
  }
  if (!ends_a_sentence(trimmed(text))) result += kAddedStop;
  return result + mark(number);
}

std::optional<std::string> text_of_apertium(std::string_view stream, std::size_t number) {
  const std::string end = mark(number);
  if (!stream.ends_with(end) || !is_utf8(stream)) return std::nullopt;
  stream.remove_suffix(end.size());
  return Answer(stream).text();
}

}  // namespace ocrchat
