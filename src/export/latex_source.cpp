#include "export/latex_source.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kLongestLength = 16;  // "[1.5\baselineskip]" is none that models write

bool is_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

bool is_space(char32_t c) {
  return c == U' ' || c == U'\n' || c == U'\t' || c == U'\r';
}

}  // namespace

// A name is letters, or one other character.
std::size_t LatexSource::end_of_command() const {
  std::size_t end = at_ + 1;
  while (end < text_.size() && is_letter(text_[end])) ++end;
  return end == at_ + 1 ? std::min(end + 1, text_.size()) : end;
}

std::string LatexSource::peek_command() const {
  if (peek() != U'\\') return {};
  const auto name = std::u32string_view(text_).substr(at_ + 1, end_of_command() - at_ - 1);
  return !name.empty() && is_space(name.front()) ? " " : to_utf8(name);
}

char32_t LatexSource::take() {
  const char32_t c = peek();
  if (!at_end()) ++at_;
  return c;
}

bool LatexSource::take(char32_t wanted) {
  if (at_end() || text_[at_] != wanted) return false;
  ++at_;
  return true;
}

bool LatexSource::take_command(std::string_view wanted) {
  if (peek_command() != wanted) return false;
  take_command();
  return true;
}

std::string LatexSource::take_command() {
  std::string name = peek_command();
  at_ = end_of_command();
  if (!name.empty() && is_letter(static_cast<unsigned char>(name.front()))) skip_spaces();
  return name;
}

void LatexSource::skip_spaces() {
  while (!at_end() && is_space(text_[at_])) ++at_;
}

std::u32string LatexSource::take_raw(char32_t open, char32_t close) {
  const std::size_t begin = at_ + 1;
  int depth = 0;
  for (std::size_t i = at_; i < text_.size(); ++i) {
    if (text_[i] == open) ++depth;
    if (text_[i] != close || --depth > 0) continue;
    if (depth < 0) break;
    at_ = i + 1;
    return text_.substr(begin, i - begin);
  }
  fail();
  return {};
}

void LatexSource::skip_length() {
  if (peek() != U'[') return;
  for (std::size_t i = at_ + 1; i < std::min(at_ + kLongestLength, text_.size()); ++i) {
    if (text_[i] != U']') continue;
    at_ = i + 1;
    return;
  }
}

void LatexSource::fail() {
  failed_ = true;
  at_ = text_.size();
}

}  // namespace ocrchat
