#include "layout/text_lines.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>

#include "layout/blob_kinds.hpp"
#include "layout/glyph_rows.hpp"
#include "layout/glyph_stacks.hpp"
#include "layout/ink_blobs.hpp"
#include "layout/large_print.hpp"
#include "layout/light_text.hpp"
#include "layout/line_measures.hpp"
#include "layout/line_order.hpp"
#include "layout/paper.hpp"
#include "layout/row_gaps.hpp"
#include "layout/row_noise.hpp"
#include "layout/row_parts.hpp"
#include "layout/small_marks.hpp"

namespace ocrchat {
namespace {

constexpr double kLeastLetter = 5;  // pixels
constexpr double kCloseSpace = 0.35;
constexpr double kFewestLetters = 4;
constexpr double kClearlyMore = 1.3;

/// What is found of a page on the way to its lines.
struct Findings {
  std::vector<BlobKind> kinds;
  std::vector<Box> pictures;
  double letter = 0;
  LevelFrame frame;
  std::vector<Glyph> glyphs;
  std::vector<int> order;  ///< of the glyphs, from left to right
};

std::vector<Box> boxes_of(const std::vector<InkBlob>& blobs) {
  std::vector<Box> boxes;
  boxes.reserve(blobs.size());
  for (const InkBlob& blob : blobs) boxes.push_back(blob.box);
  return boxes;
}

std::vector<Box> boxes_of(const std::vector<Glyph>& glyphs) {
  std::vector<Box> boxes;
  boxes.reserve(glyphs.size());
  for (const Glyph& glyph : glyphs) boxes.push_back(glyph.box);
  return boxes;
}

/// Twice, as the height of letters is known better once their parts are put together.
Findings gather_glyphs(const std::vector<InkBlob>& blobs, const Image& page, double letter, bool vertical) {
  Findings found;
  found.frame.page_width = page.width;
  found.frame.vertical = vertical;
  found.kinds = kinds_of(blobs, letter, page.width, page.height);
  for (std::size_t i = 0; i < blobs.size(); ++i)
    if (found.kinds[i] == BlobKind::picture) found.pictures.push_back(blobs[i].box);
  const double slope = find_slope(glyphs_of(blobs, found.kinds, letter, found.frame), letter);
  found.frame.slope = vertical ? -slope : slope;
  found.glyphs = stack_glyphs(glyphs_of(blobs, found.kinds, letter, found.frame), letter);
  found.letter = letter_height(boxes_of(found.glyphs), page.height);
  found.glyphs = stack_glyphs(std::move(found.glyphs), found.letter);
  found.order.resize(found.glyphs.size());
  std::iota(found.order.begin(), found.order.end(), 0);
  std::sort(found.order.begin(), found.order.end(), [&](int a, int b) {
    return found.glyphs[static_cast<std::size_t>(a)].x0 < found.glyphs[static_cast<std::size_t>(b)].x0;
  });
  return found;
}

/// How much of the page stands in close rows in this frame: letters stand closer within lines than lines do.
double length_of_rows(const Findings& found) {
  double sum = 0;
  for (const GlyphRow& row : string_rows(found.glyphs, found.order, found.letter, kCloseSpace))
    if (row.x1 - row.x0 > kFewestLetters * row.band()) sum += row.x1 - row.x0;
  return sum;
}

Findings gather_glyphs(const std::vector<InkBlob>& blobs, const Image& page, bool vertical_script) {
  const double letter = letter_height(boxes_of(blobs), page.height);
  Findings level = gather_glyphs(blobs, page, letter, false);
  if (!vertical_script) return level;
  Findings upright = gather_glyphs(blobs, page, letter, true);
  return length_of_rows(upright) > kClearlyMore * length_of_rows(level) ? upright : level;
}

/// Those of the glyphs `among` that belong to no row.
std::vector<int> loose_glyphs(const Findings& found, const std::vector<GlyphRow>& rows,
                              const std::vector<int>& among) {
  std::vector<char> taken(found.glyphs.size(), 0);
  for (const GlyphRow& row : rows)
    for (int index : row.glyphs) taken[static_cast<std::size_t>(index)] = 1;
  std::vector<int> loose;
  for (int index : among)
    if (!taken[static_cast<std::size_t>(index)] && !found.glyphs[static_cast<std::size_t>(index)].wall)
      loose.push_back(index);
  return loose;
}

void append(std::vector<GlyphRow>& rows, std::vector<GlyphRow> more) {
  rows.insert(rows.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// What is too small for the page's letters and belongs to none of their rows: small print.
void add_small_print(const Findings& found, std::vector<GlyphRow>& rows, const std::vector<int>& loose,
                     int page_height) {
  std::vector<Box> boxes;
  for (int index : loose) boxes.push_back(found.glyphs[static_cast<std::size_t>(index)].box);
  const double letter = letter_height(boxes, page_height);
  if (letter < kLeastLetter) return;
  std::vector<GlyphRow> more = string_rows(found.glyphs, loose, letter);
  adopt_marks(more, found.glyphs, loose_glyphs(found, more, loose));
  append(rows, std::move(more));
}

std::vector<GlyphRow> find_rows(const Findings& found, int page_height) {
  std::vector<GlyphRow> rows = large_print(found.glyphs, found.order, found.letter);
  append(rows, string_rows(found.glyphs, loose_glyphs(found, rows, found.order), found.letter));
  const std::vector<int> loose = adopt_marks(rows, found.glyphs, loose_glyphs(found, rows, found.order));
  add_small_print(found, rows, loose, page_height);
  rows = absorb_parts(std::move(rows), found.glyphs);
  rows = absorb_parts(join_rows(std::move(rows), found.glyphs, found.letter), found.glyphs);
  // Once more: lines reach further now than their parts did.
  adopt_marks(rows, found.glyphs, loose_glyphs(found, rows, loose));
  return without_noise(std::move(rows), found.glyphs, found.letter, found.pictures);
}

}  // namespace

FoundLines find_text_lines(const Image& page, bool vertical_script) {
  FoundLines result;
  result.gray = gray_page(page);
  even_paper(result.gray);
  Bitmap ink = darker_than(result.gray, ink_limit(result.gray));
  InkBlobs blobs = find_blobs(ink);
  const double letter = letter_height(boxes_of(blobs.blobs), page.height);
  if (lift_from_dark_ground(result.gray, ink, blobs, letter)) blobs = find_blobs(ink);
  const Findings found = gather_glyphs(blobs.blobs, page, vertical_script);
  const std::vector<GlyphRow> rows = find_rows(found, page.height);
  result.text_height = found.letter;
  result.skew = found.frame.slope;
  result.lines = measured_lines(rows, found.glyphs, found.frame);
  put_in_order(result, rows, 1.4 * found.letter);
  result.pictures = found.pictures;
  std::vector<char> gone;
  for (const BlobKind kind : found.kinds) gone.push_back(kind != BlobKind::letter);
  erase(ink, blobs, gone);
  result.ink = in_bytes(ink);
  return result;
}

}  // namespace ocrchat
