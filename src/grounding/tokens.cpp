#include "grounding/tokens.hpp"

#include "document/writing.hpp"
#include "grounding/fold.hpp"

namespace ocrchat {
namespace {

/// Longer words (addresses, rules of dashes) are compared by their beginning.
constexpr std::size_t kLongestToken = 32;

/// A letter of a script without spaces, or a mark beside one.
bool stands_alone(const std::u32string& text, std::size_t at) {
  if (is_spaceless(text[at])) return true;
  if (is_letter_or_digit(text[at])) return false;
  return (at > 0 && is_spaceless(text[at - 1])) || (at + 1 < text.size() && is_spaceless(text[at + 1]));
}

/// Where the token that starts at `at` ends.
std::size_t token_end(const std::u32string& text, std::size_t at) {
  std::size_t end = at + 1;
  const bool alone = stands_alone(text, at);
  while (end < text.size() && (is_mark(text[end]) || (!alone && !stands_alone(text, end)))) ++end;
  return end;
}

}  // namespace

std::vector<FoldedToken> tokens_of(std::span<const std::string> words) {
  std::vector<FoldedToken> result;
  for (std::size_t word = 0; word < words.size(); ++word) {
    const std::u32string text = folded_word(words[word]);
    const auto length = static_cast<double>(text.size());
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = token_end(text, at);
      result.push_back({text.substr(at, std::min(end - at, kLongestToken)), static_cast<int>(word),
                        static_cast<double>(at) / length, static_cast<double>(end) / length});
      at = end;
    }
  }
  return result;
}

}  // namespace ocrchat
