#include "chat/plain_answer.hpp"

#include "base/utf8.hpp"
#include "grounding/prompt_text.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kFarthest = 2000;  // bytes of a link; what is longer is none

/// What begins with a bracket.
struct Bracket {
  enum class Kind { text, link, unfinished } kind = Kind::text;
  std::string_view words = {};  ///< of a link
  std::size_t end = 0;          ///< behind a link
};

// "[words](target)" at `begin`, which is its first bracket.
Bracket bracket_at(std::string_view text, std::size_t begin) {
  const std::string_view near = text.substr(begin, kFarthest);
  const bool whole = begin + near.size() < text.size();
  const auto cut = [&] { return Bracket{whole ? Bracket::Kind::text : Bracket::Kind::unfinished}; };
  const std::size_t close = near.find(']');
  if (close == std::string_view::npos || close + 1 == near.size()) return cut();
  if (near[close + 1] != '(') return {};
  const std::size_t end = near.find(')', close);
  if (end == std::string_view::npos) return cut();
  return {Bracket::Kind::link, near.substr(1, close - 1), begin + end + 1};
}

std::string without_links(std::string_view text, bool finished) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const bool picture = text[at] == '!' && at + 1 < text.size() && text[at + 1] == '[';
    const std::size_t begin = picture ? at + 1 : at;
    const Bracket bracket = text[begin] == '[' ? bracket_at(text, begin) : Bracket{};
    if (!finished &&
        (bracket.kind == Bracket::Kind::unfinished || (text[at] == '!' && at + 1 == text.size())))
      break;
    if (bracket.kind == Bracket::Kind::link) {
      result += bracket.words;
      at = bracket.end;
    } else {
      result += text[at++];
    }
  }
  return result;
}

std::string shown(std::string_view text, bool finished) {
  std::string result = without_links(sanitized(text.substr(0, 4 * kLongestAnswer)), finished);
  if (result.size() > kLongestAnswer) result.resize(kLongestAnswer);
  return to_valid_utf8(result);
}

}  // namespace

std::string plain_answer(std::string_view text) {
  return std::string(trimmed(shown(text, true)));
}

std::string plain_draft(std::string_view text) {
  return shown(text, false);
}

}  // namespace ocrchat
