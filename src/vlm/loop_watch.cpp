#include "vlm/loop_watch.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kEvery = 200;
constexpr std::size_t kWindow = 2000;
constexpr std::size_t kWindowOfZeros = 8000;
constexpr std::size_t kMostPeriod = 500;  // at least four times in the window
constexpr std::size_t kShortestLine = 4;
constexpr std::size_t kLongestLine = 2000;  // a longer one is the period's affair
constexpr int kMostEqualLines = 30;
constexpr int kMostLinesOfZeros = 150;

bool is_filler(char32_t c) {
  constexpr std::u32string_view kFiller = U" \t\n._-=*|:+#~\\…·・．＿—–─━□☐\u00A0\u3000";
  return kFiller.find(c) != std::u32string_view::npos;
}

// Dotted leaders and ruled lines are as long as they are on paper: a run of them is one space. What the cut
// of the text leaves of a character goes.
std::string without_filler(std::string_view text) {
  std::u32string result;
  for (const char32_t c : to_utf32(text)) {
    if (c == U'\uFFFD') continue;
    if (!is_filler(c)) {
      result += c;
    } else if (result.empty() || result.back() != U' ') {
      result += U' ';
    }
  }
  return to_utf8(result);
}

// An empty column says "0" or "-" as often as there are rows. Tags do not count, nor half of one at the
// start.
bool is_of_zeros(std::string_view text) {
  const std::size_t tag_end = text.find('>');
  if (tag_end < text.find('<')) text.remove_prefix(tag_end + 1);
  bool in_tag = false;
  for (const char32_t c : to_utf32(text)) {
    in_tag = in_tag || c == U'<';
    if (!in_tag && !is_filler(c) && c != U'0' && c != U',' && c != U'%') return false;
    in_tag = in_tag && c != U'>';
  }
  return true;
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

std::size_t period_of_end(std::string_view text, std::size_t window) {
  if (text.size() < window) return 0;
  const std::string tail = without_filler(text.substr(text.size() - window));
  if (tail.size() < window / 2) return 0;
  const std::size_t period = period_of(tail);
  return period <= kMostPeriod && period * 4 <= tail.size() ? period : 0;
}

bool is_periodic(std::string_view text) {
  if (period_of_end(text, kWindow) == 0) return false;
  return !is_of_zeros(text.substr(text.size() - kWindow)) || period_of_end(text, kWindowOfZeros) > 0;
}

}  // namespace

bool LoopWatch::loops(std::string_view text) {
  if (text.size() < looked_at_) *this = {};
  if (text.size() < looked_at_ + kEvery) return false;
  hear_lines(text);
  looked_at_ = text.size();
  return is_periodic(text) || equal_lines_ > (is_of_zeros(last_line_) ? kMostLinesOfZeros : kMostEqualLines);
}

void LoopWatch::hear_lines(std::string_view text) {
  for (std::size_t end = text.find('\n', looked_at_); end != std::string_view::npos;
       end = text.find('\n', end + 1)) {
    const std::string_view line = text.substr(line_begin_, end - line_begin_);
    line_begin_ = end + 1;
    const bool counts =
        line.size() >= kShortestLine && line.size() <= kLongestLine &&
        !std::ranges::all_of(line, [](char c) { return is_filler(static_cast<unsigned char>(c)); });
    equal_lines_ = counts && line == last_line_ ? equal_lines_ + 1 : 0;
    if (equal_lines_ == 0) last_line_ = counts ? line : "";
  }
}

}  // namespace ocrchat
