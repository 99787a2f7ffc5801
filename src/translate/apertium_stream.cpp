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

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (kSpecial.find(c) != std::string_view::npos) result += '\\';
    result += is_control(c) ? ' ' : c;
  }
  return result;
}

// A single space is theirs to move about; any other white space is kept as it is.
void put_white(std::string_view white, std::string& out) {
  if (white == " ") {
    out += white;
  } else {
    (out += '[').append(white) += ']';
  }
}

// An address is no text: rules would take it apart. The marks after it are the sentence's.
void put_word(std::string_view word, std::string& out) {
  const bool address = word.find('@') != std::string_view::npos || word.find("://") != std::string_view::npos;
  const std::size_t end = address ? word.find_last_not_of(".,;:!?)") + 1 : 0;
  if (end > 0) (out += '[').append(escaped(word.substr(0, end))) += ']';
  out += escaped(word.substr(end));
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

  // Nothing in brackets stands after a full stop that is not of the text.
  void bracketed() {
    if (rest_.starts_with(']') && text_.ends_with('.')) text_.pop_back();
    while (!rest_.empty()) {
      const char c = next();
      if (c == ']') return;
      text_ += c == '\\' && !rest_.empty() ? next() : c;
    }
  }

  std::string_view rest_;
  std::string text_;
};

}  // namespace

std::string apertium_stream(std::string_view text, std::size_t number) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t word = std::min(text.find_first_not_of(kWhite, i), text.size());
    if (word > i) put_white(text.substr(i, word - i), result);
    i = std::min(text.find_first_of(kWhite, word), text.size());
    put_word(text.substr(word, i - word), result);
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
