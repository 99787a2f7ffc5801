#include "vlm/loop_watch.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace ocrchat {
namespace {

constexpr std::size_t kEvery = 200;
constexpr std::size_t kWindow = 2000;
constexpr std::size_t kMostPeriod = 500;  // at least four times in the window
constexpr std::size_t kShortestLine = 4;
constexpr int kMostEqualLines = 30;

bool is_filler(char c) {
  return c == ' ' || c == '.' || c == '_' || c == '-' || c == '=' || c == '*' || c == '|' || c == '\n' ||
         c == '\t';
}

// Dotted leaders and ruled lines are as long as they are on paper.
std::string without_filler(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (!is_filler(c) || result.empty() || result.back() != c) result += c;
  }
  return result;
}

// The smallest period of the whole text, by the prefix function (Knuth, Morris and Pratt, 1977).
std::size_t period_of(std::string_view text) {
  std::vector<std::size_t> border(text.size(), 0);
  for (std::size_t i = 1, k = 0; i < text.size(); ++i) {
    while (k > 0 && text[i] != text[k]) k = border[k - 1];
    if (text[i] == text[k]) ++k;
    border[i] = k;
  }
  return text.empty() ? 0 : text.size() - border.back();
}

bool is_periodic(std::string_view text) {
  if (text.size() < kWindow) return false;
  const std::string tail = without_filler(text.substr(text.size() - kWindow));
  if (tail.size() < kWindow / 2) return false;
  const std::size_t period = period_of(tail);
  return period > 0 && period <= kMostPeriod && period * 4 <= tail.size();
}

bool repeats_a_line(std::string_view text) {
  std::string_view last;
  int equal = 0;
  std::size_t end = text.rfind('\n');  // the line that grows is left out
  while (end != std::string_view::npos && end > 0 && equal <= kMostEqualLines) {
    const std::size_t before = text.rfind('\n', end - 1);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const std::string_view line = text.substr(begin, end - begin);
    const bool says_something = !std::ranges::all_of(line, is_filler) && line.size() >= kShortestLine;
    if (!says_something || (equal > 0 && line != last)) break;
    last = line;
    ++equal;
    end = before;
  }
  return equal > kMostEqualLines;
}

}  // namespace

bool LoopWatch::loops(std::string_view text) {
  if (text.size() < looked_at_ + kEvery) return false;
  looked_at_ = text.size();
  return is_periodic(text) || repeats_a_line(text);
}

}  // namespace ocrchat
