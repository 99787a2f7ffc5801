#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "document/text.hpp"
#include "document/writing.hpp"

namespace ocrchat {
namespace {

constexpr UChar32 kSoftHyphen = 0xAD;
constexpr UChar32 kMaqaf = 0x5BE;

UChar32 first_of(std::string_view text) {
  std::int32_t at = 0;
  UChar32 c = 0;
  U8_NEXT(text.data(), at, static_cast<std::int32_t>(text.size()), c);
  return c;
}

/// The code point that ends before `at`, which moves to its start; negative at the start of the text.
UChar32 before(std::string_view text, std::int32_t& at) {
  UChar32 c = -1;
  if (at > 0) U8_PREV(text.data(), 0, at, c);
  return c;
}

bool is_wide_punctuation(UChar32 c) {
  return (c >= 0x3001 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFF65);
}

bool is_hyphen(UChar32 c) {
  return c == '-' || c == 0x2010 || c == kSoftHyphen;
}

/// "Haupt- und Nebensache": the hyphen stands for a word part that comes later.
bool is_conjunction(std::string_view line) {
  const std::string_view word = line.substr(0, line.find(' '));
  return word == "und" || word == "oder" || word == "and";
}

/// A line end after a hyphen. Cautious: a hyphen goes only where a word was surely split (at least two
/// letters before it, a small letter after it, no other hyphen in the word); elsewhere "Jean-" + "Paul" keeps
/// it.
Joint joint_at_hyphen(std::string_view line, std::string_view next) {
  auto at = static_cast<std::int32_t>(line.size());
  const UChar32 hyphen = before(line, at);
  int letters = 0;
  UChar32 c = before(line, at);
  for (; u_isalpha(c) != 0 || (c >= 0 && u_getCombiningClass(c) != 0); c = before(line, at)) ++letters;
  if (letters == 0) return Joint::space;  // a dash that stands alone, or a number's
  if (hyphen == kSoftHyphen) return Joint::drop_hyphen;
  if (is_conjunction(next)) return Joint::space;
  const bool split = letters >= 2 && u_islower(first_of(next)) != 0 && !is_hyphen(c);
  return split ? Joint::drop_hyphen : Joint::nothing;
}

void drop_last(std::string& text) {
  auto at = static_cast<std::int32_t>(text.size());
  before(text, at);
  text.resize(static_cast<std::size_t>(at));
}

}  // namespace

Joint joint(std::string_view line, std::string_view next) {
  auto at = static_cast<std::int32_t>(line.size());
  const UChar32 last = before(line, at);
  const UChar32 first = first_of(next);
  if (is_hyphen(last)) return joint_at_hyphen(line, next);
  if (last == kMaqaf || is_wide_punctuation(last) || is_wide_punctuation(first)) return Joint::nothing;
  return is_spaceless(static_cast<char32_t>(last)) && is_spaceless(static_cast<char32_t>(first))
             ? Joint::nothing
             : Joint::space;
}

std::string flowed_text(const std::vector<Line>& lines) {
  std::string result;
  for (const Line& line : lines) {
    const std::string text = text_of(line);
    if (text.empty()) continue;
    if (!result.empty()) {
      const Joint how = joint(result, text);
      if (how == Joint::space) result += ' ';
      if (how == Joint::drop_hyphen) drop_last(result);
    }
    result += text;
  }
  return result;
}

}  // namespace ocrchat
