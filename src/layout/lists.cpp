#include "layout/lists.hpp"

#include <algorithm>

namespace ocrchat {
namespace {

bool counts_on(const ListMarker& from, const ListMarker& to) {
  if (from.bullet || to.bullet) return false;
  if (from.shape == to.shape) return to.value == from.value + 1;
  // The letter i is also the first Roman number: "h) i)" and "i) ii)".
  return (from.shape == 'a' || from.shape == 'i') && (to.shape == 'a' || to.shape == 'i') &&
         to.value == from.value + 1;
}

/// A numbered paragraph with the next or the last number in sight.
bool has_sequel(const std::vector<Paragraph>& paragraphs, std::size_t index) {
  constexpr std::size_t kSight = 8;
  const ListMarker& own = *paragraphs[index].marker;
  const std::size_t from = index < kSight ? 0 : index - kSight;
  for (std::size_t i = from; i < std::min(paragraphs.size(), index + kSight + 1); ++i) {
    const std::optional<ListMarker>& other = paragraphs[i].marker;
    if (!other || i == index || paragraphs[i].kind == BlockKind::heading) continue;
    if (i < index ? counts_on(*other, own) : counts_on(own, *other)) return true;
  }
  return false;
}

int start_of(const Sheet& sheet, const Paragraph& paragraph) {
  const Box& box = paragraph.rows.front().box;
  return sheet.rtl ? -box.x1 : box.x0;
}

/// Items are nested as far as they are indented beyond those open before them.
void set_levels(const Sheet& sheet, std::vector<Paragraph>& paragraphs, std::size_t first, std::size_t last) {
  std::vector<int> open;
  int bottom = 0;
  for (std::size_t i = first; i <= last; ++i) {
    Paragraph& item = paragraphs[i];
    if (item.kind != BlockKind::list_item) continue;
    const int start = start_of(sheet, item);
    const double slack = 0.7 * item.em;
    // The item is above the one before: a new column.
    if (item.box.y0 < bottom - 2 * item.em) open.clear();
    bottom = item.box.y1;
    while (!open.empty() && start < open.back() - slack) open.pop_back();
    if (open.empty() || start > open.back() + slack) open.push_back(start);
    item.level = static_cast<int>(std::min<std::size_t>(open.size(), 9));
  }
}

}  // namespace

void find_lists(const Sheet& sheet, std::vector<Paragraph>& paragraphs) {
  std::vector<char> is_item(paragraphs.size(), 0);
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const Paragraph& paragraph = paragraphs[i];
    if (paragraph.kind != BlockKind::paragraph || !paragraph.marker) continue;
    is_item[i] = paragraph.marker->bullet || has_sequel(paragraphs, i);
  }
  for (std::size_t i = 0; i < paragraphs.size(); ++i)
    if (is_item[i]) paragraphs[i].kind = BlockKind::list_item;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    if (!is_item[i]) continue;
    std::size_t last = i;
    // A paragraph between two items does not end the list; two do.
    for (std::size_t j = i + 1; j < paragraphs.size() && j <= last + 2; ++j) {
      if (paragraphs[j].kind == BlockKind::heading) break;
      if (is_item[j]) last = j;
    }
    set_levels(sheet, paragraphs, i, last);
    i = last;
  }
}

}  // namespace ocrchat
