#include "grounding/near_text.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace ocrchat {
namespace {

/// One column of edit distances between all beginnings of the pattern and what ends here in the text; only as
/// far down as it may still come to something.
class Column {
 public:
  Column(std::u32string_view pattern, int most)
      : pattern_(pattern), most_(most), column_(pattern.size() + 1) {
    for (std::size_t i = 0; i < column_.size(); ++i) column_[i] = static_cast<int>(i);
    active_ = std::min(pattern.size(), static_cast<std::size_t>(most) + 1);
  }

  /// Moves on by one character; `at_top` is the distance of nothing. Returns whether the whole pattern is in
  /// reach.
  bool move(char32_t c, int at_top) {
    int diagonal = column_[0];
    column_[0] = at_top;
    for (std::size_t i = 1; i <= active_; ++i) {
      const int left = column_[i];
      column_[i] = std::min({diagonal + (pattern_[i - 1] == c ? 0 : 1), left + 1, column_[i - 1] + 1});
      diagonal = left;
    }
    while (active_ > 0 && column_[active_] > most_) --active_;
    if (active_ == pattern_.size()) return true;
    ++active_;
    column_[active_] = most_ + 1;
    return false;
  }

  int distance() const { return column_.back(); }

 private:
  std::u32string_view pattern_;
  int most_;
  std::vector<int> column_;
  std::size_t active_ = 0;
};

struct End {
  std::size_t at = 0;
  int edits = 0;
};

std::optional<End> nearest_end(std::u32string_view text, std::u32string_view pattern, int most) {
  std::optional<End> best;
  Column column(pattern, most);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!column.move(text[at], 0)) continue;
    if (!best || column.distance() < best->edits) best = {at + 1, column.distance()};
  }
  return best;
}

/// How many characters of the text's end are nearest to the pattern: the same search backwards, tied to the
/// end.
std::size_t length_before(std::u32string_view text, std::u32string_view pattern, int edits) {
  const std::u32string backwards(pattern.rbegin(), pattern.rend());
  Column column(backwards, edits);
  const std::size_t longest = std::min(text.size(), pattern.size() + static_cast<std::size_t>(edits));
  for (std::size_t length = 1; length <= longest; ++length) {
    const int at_top = static_cast<int>(length);
    if (column.move(text[text.size() - length], at_top) && column.distance() <= edits) return length;
  }
  return longest;
}

}  // namespace

std::optional<NearText> nearest_text(std::u32string_view text, std::u32string_view pattern, int most_edits) {
  if (pattern.empty() || most_edits < 0) return std::nullopt;
  const std::optional<End> end = nearest_end(text, pattern, most_edits);
  if (!end) return std::nullopt;
  return NearText{end->at - length_before(text.substr(0, end->at), pattern, end->edits), end->at, end->edits};
}

}  // namespace ocrchat
