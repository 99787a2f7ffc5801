#include "engine/spelling.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace ocrchat {
namespace {

struct Rule {
  std::u32string_view wrong;
  std::u32string_view right;
};

/// Applied in this order.
constexpr std::array<Rule, 17> kRules{{
    {U"\u0E40\u0E40", U"\u0E41"},        // Thai e e: ae
    {U"\u0EC0\u0EC0", U"\u0EC1"},        // the same in Lao
    {U"\u17C1\u17B8", U"\u17BE"},        // Khmer e and ii: oe
    {U"\u17C1\u17B6", U"\u17C4"},        // Khmer e and aa: oo
    {U"\u1361\u1361", U"\u1362"},        // Ethiopic separators: full stop
    {U"\u0BCD\u200C", U"\u0BCD"},        // Tamil pulli
    {U"\u09A4\u09CD\u200D", U"\u09CE"},  // Bengali khanda ta
    {U"\u0D23\u0D4D\u200D", U"\u0D7A"},  // Malayalam chillus: nn
    {U"\u0D28\u0D4D\u200D", U"\u0D7B"},  // n
    {U"\u0D30\u0D4D\u200D", U"\u0D7C"},  // rr
    {U"\u0D32\u0D4D\u200D", U"\u0D7D"},  // l
    {U"\u0D33\u0D4D\u200D", U"\u0D7E"},  // ll
    {U"\u0D15\u0D4D\u200D", U"\u0D7F"},  // k
    {U"\u0E4D\u0E32", U"\u0E33"},        // Thai nikhahit and aa: am
    {U"\u0ECD\u0EB2", U"\u0EB3"},        // the same in Lao
    {U"\u0E33\u0E32", U"\u0E33"},        // Thai am and aa
    {U"\u0EB3\u0EB2", U"\u0EB3"},        // the same in Lao
}};

bool is_between(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

/// Thai and Lao tone marks.
bool is_tone(char32_t c) {
  return is_between(c, 0x0E48, 0x0E4B) || is_between(c, 0x0EC8, 0x0ECB);
}

bool is_armenian(char32_t c) {
  return is_between(c, 0x0531, 0x0556) || is_between(c, 0x0561, 0x0587);
}

bool is_greek(char32_t c) {
  return is_between(c, 0x0386, 0x03FF) || is_between(c, 0x1F00, 0x1FFF);
}

/// The tone goes before the vowel, which then stands together with its ring.
void order_tones(std::u32string& text) {
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    const bool ring = text[i] == 0x0E4D || text[i] == 0x0ECD;
    if (ring && is_tone(text[i + 1]) && text[i + 2] == text[i] - 0x1B) std::swap(text[i], text[i + 1]);
  }
}

void replace_all(std::u32string& text, const Rule& rule) {
  for (auto at = text.find(rule.wrong); at != std::u32string::npos;
       at = text.find(rule.wrong, at + rule.right.size()))
    text.replace(at, rule.wrong.size(), rule.right);
}

void replace_by_neighbours(std::u32string& text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t before = i > 0 ? text[i - 1] : 0;
    const char32_t after = i + 1 < text.size() ? text[i + 1] : 0;
    if (text[i] == U':' && is_armenian(before)) text[i] = 0x0589;
    if (text[i] == 0x00B5 && (is_greek(before) || is_greek(after))) text[i] = 0x03BC;
  }
}

}  // namespace

std::u32string spelled(std::u32string text) {
  order_tones(text);
  for (const Rule& rule : kRules) replace_all(text, rule);
  replace_by_neighbours(text);
  return text;
}

}  // namespace ocrchat
