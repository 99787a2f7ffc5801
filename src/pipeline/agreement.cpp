#include "pipeline/agreement.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "base/utf8.hpp"

namespace ocrchat {
namespace {

using Pairs = std::map<std::pair<char32_t, char32_t>, int>;

std::u32string letters_of(std::string_view text) {
  std::u32string letters;
  for (const char32_t c : to_utf32(ascii_lower(text)))
    if (c > 0x7F || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')) letters += c;
  return letters;
}

Pairs pairs_of(const std::u32string& letters) {
  Pairs pairs;
  for (std::size_t i = 0; i + 1 < letters.size(); ++i) ++pairs[{letters[i], letters[i + 1]}];
  return pairs;
}

}  // namespace

double agreement(std::string_view a, std::string_view b) {
  const std::u32string first = letters_of(a);
  const std::u32string second = letters_of(b);
  if (first.size() < 2 || second.size() < 2) return first == second ? 1 : 0;
  const Pairs pairs = pairs_of(first);
  int common = 0;
  for (const auto& [pair, count] : pairs_of(second)) {
    const auto found = pairs.find(pair);
    if (found != pairs.end()) common += std::min(count, found->second);
  }
  return 2.0 * common / static_cast<double>(first.size() + second.size() - 2);
}

}  // namespace ocrchat
