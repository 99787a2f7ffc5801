#include "chat/likeness.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace ocrchat {
namespace {

constexpr double kLeast = 0.5;
constexpr std::size_t kFewestLetters = 3;      // of a stem
constexpr std::size_t kFewestPartLetters = 4;  // of a compound's part
constexpr double kPartOfCompound = 0.75;
constexpr char32_t kFirstSpaceless = 0xE00;

double common_start(const std::u32string& a, const std::u32string& b) {
  const auto [end, ignored] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  const auto same = static_cast<std::size_t>(end - a.begin());
  return same < kFewestLetters ? 0
                               : 2.0 * static_cast<double>(same) / static_cast<double>(a.size() + b.size());
}

double common_pairs(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t same = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i == *j) {
      ++same, ++i, ++j;
    } else {
      (*i < *j) ? ++i : ++j;
    }
  }
  return a.empty() || b.empty() ? 0
                                : 2.0 * static_cast<double>(same) / static_cast<double>(a.size() + b.size());
}

bool is_part(const std::u32string& part, const std::u32string& whole) {
  const std::size_t fewest = part.front() >= kFirstSpaceless ? 1 : kFewestPartLetters;
  return part.size() >= fewest && whole.find(part) != std::u32string::npos;
}

}  // namespace

Letters::Letters(const std::string& folded, bool is_number) : text(to_utf32(folded)), number(is_number) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    pairs.push_back(static_cast<std::uint64_t>(text[i]) << 32 | text[i + 1]);
  }
  std::sort(pairs.begin(), pairs.end());
}

double likeness(const Letters& a, const Letters& b) {
  if (a.text == b.text) return 1;
  if (a.text.empty() || b.text.empty() || a.number || b.number) return 0;
  double best = common_start(a.text, b.text);
  if (std::min(a.text.size(), b.text.size()) >= kFewestLetters) {
    best = std::max(best, common_pairs(a.pairs, b.pairs));
  }
  if (is_part(a.text, b.text) || is_part(b.text, a.text)) best = std::max(best, kPartOfCompound);
  return best < kLeast ? 0 : best;
}

}  // namespace ocrchat
