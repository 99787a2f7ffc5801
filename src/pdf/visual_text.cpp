#include "pdf/visual_text.hpp"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "base/error.hpp"
#include "document/directions.hpp"

namespace ocrchat {
namespace {

Direction direction_of(const std::u16string& cluster) {
  const icu::UnicodeString text(false, cluster.data(), static_cast<int32_t>(cluster.size()));
  return ocrchat::direction_of(static_cast<char32_t>(text.char32At(0)));
}

// In a right-to-left word everything is turned round, then the runs of Latin letters and digits are turned
// back.
void to_visual_order(std::vector<std::u16string>& clusters) {
  const auto reads_left = [](const std::u16string& c) {
    const Direction d = direction_of(c);
    return d == Direction::left || d == Direction::number;
  };
  std::reverse(clusters.begin(), clusters.end());
  for (auto from = clusters.begin(); from != clusters.end();) {
    from = std::find_if(from, clusters.end(), reads_left);
    const auto to = std::find_if_not(from, clusters.end(), reads_left);
    std::reverse(from, to);
    from = to;
  }
}

bool has(const std::vector<std::u16string>& word, Direction direction) {
  return std::any_of(word.begin(), word.end(),
                     [&](const std::u16string& c) { return direction_of(c) == direction; });
}

bool has_left(const std::vector<std::u16string>& word) {
  return has(word, Direction::left) || has(word, Direction::number);
}

}  // namespace

struct VisualText::State {
  std::unique_ptr<icu::BreakIterator> breaks;
};

VisualText::VisualText() : state_(std::make_unique<State>()) {
  UErrorCode status = U_ZERO_ERROR;
  state_->breaks.reset(icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  if (U_FAILURE(status)) throw Error(ErrorCode::internal, {}, "ICU break iterator");
}

VisualText::~VisualText() = default;

std::vector<std::u16string> VisualText::clusters(const std::string& word) {
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(word);
  std::vector<std::u16string> found;
  icu::BreakIterator& breaks = *state_->breaks;
  breaks.setText(text);
  int32_t from = breaks.first();
  for (int32_t to = breaks.next(); to != icu::BreakIterator::DONE; from = to, to = breaks.next()) {
    found.emplace_back(text.getBuffer() + from, static_cast<std::size_t>(to - from));
  }
  const auto reads_right = [](const std::u16string& c) { return direction_of(c) == Direction::right; };
  if (std::any_of(found.begin(), found.end(), reads_right)) to_visual_order(found);
  return found;
}

int VisualText::surplus_of_right(const std::vector<std::vector<std::u16string>>& words) {
  int surplus = 0;
  for (const auto& word : words)
    surplus += has(word, Direction::right) ? 1 : has(word, Direction::left) ? -1 : 0;
  return surplus;
}

void VisualText::mark_directions(std::vector<std::vector<std::u16string>>& line, bool page_reads_right) {
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    auto& left = line[i];
    auto& right = line[i + 1];
    const bool left_reads_right = has(left, Direction::right);
    const bool right_reads_right = has(right, Direction::right);
    if (page_reads_right && left_reads_right && !right_reads_right && has_left(right)) {
      right.insert(right.begin(), u"\u200f");
    } else if (!page_reads_right && left_reads_right && !right_reads_right) {
      left.push_back(u"\u200e");
    }
  }
}

}  // namespace ocrchat
