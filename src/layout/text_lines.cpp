#include "layout/text_lines.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

#include "layout/blob_kinds.hpp"
#include "layout/faint_ink.hpp"
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
#include "layout/rule_strokes.hpp"
#include "layout/small_marks.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kMostLines = 4000;  // a page of a newspaper has half of that
constexpr double kLeastLetter = 5;        // pixels
constexpr double kCloseSpace = 0.35;
constexpr double kFewestLetters = 4;
constexpr double kClearlyMore = 1.3;

/// What is found of a page on the way to its lines.
struct Findings {
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

/// The page's ink: its blobs, and what they are.
struct PageInk {
  Bitmap bits;
  InkBlobs blobs;
  std::vector<BlobKind> kinds;
  RuleStrokes rules;
  double letter = 0;
};

std::vector<Glyph> glyphs_of(const PageInk& ink, double letter, const LevelFrame& frame) {
  return glyphs_of(ink.blobs.blobs, ink.kinds, ink.rules.standing, letter, frame);
}

/// Twice, as the height of letters is known better once their parts are put together.
Findings gather_glyphs(const PageInk& ink, bool vertical) {
  Findings found;
  found.frame.page_width = ink.bits.width;
  found.frame.vertical = vertical;
  const double slope = find_slope(glyphs_of(ink, ink.letter, found.frame), ink.letter);
  found.frame.slope = vertical ? -slope : slope;
  found.glyphs = stack_glyphs(glyphs_of(ink, ink.letter, found.frame), ink.letter);
  found.letter = letter_height(boxes_of(found.glyphs), ink.bits.height);
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

Findings gather(const PageInk& ink, bool vertical_script) {
  Findings level = gather_glyphs(ink, false);
  if (!vertical_script) return level;
  Findings upright = gather_glyphs(ink, true);
  return length_of_rows(upright) > kClearlyMore * length_of_rows(level) ? upright : level;
}

/// Those of the glyphs `among` that belong to no row, walls as well.
std::vector<int> loose_glyphs(const Findings& found, const std::vector<GlyphRow>& rows,
                              const std::vector<int>& among) {
  std::vector<char> taken(found.glyphs.size(), 0);
  for (const GlyphRow& row : rows)
    for (int index : row.glyphs) taken[static_cast<std::size_t>(index)] = 1;
  std::vector<int> loose;
  for (int index : among)
    if (!taken[static_cast<std::size_t>(index)]) loose.push_back(index);
  return loose;
}

void append(std::vector<GlyphRow>& rows, std::vector<GlyphRow> more) {
  rows.insert(rows.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// What is too small for the page's letters and belongs to none of their rows: small print.
void add_small_print(const Findings& found, std::vector<GlyphRow>& rows, const std::vector<int>& loose,
                     int page_height) {
  std::vector<Box> boxes;
  for (int index : loose)
    if (const Glyph& glyph = found.glyphs[static_cast<std::size_t>(index)]; !glyph.wall)
      boxes.push_back(glyph.box);
  const double letter = letter_height(boxes, page_height);
  if (letter < kLeastLetter) return;
  std::vector<GlyphRow> more = string_rows(found.glyphs, loose, letter);
  adopt_marks(more, found.glyphs, loose_glyphs(found, more, loose));
  append(rows, std::move(more));
}

/// Reading takes its time by lines: a page of noise must not take for ever.
void keep_longest(std::vector<GlyphRow>& rows, std::size_t most) {
  if (rows.size() <= most) return;
  std::nth_element(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(most), rows.end(),
                   [](const GlyphRow& a, const GlyphRow& b) { return a.x1 - a.x0 > b.x1 - b.x0; });
  rows.resize(most);
}

std::vector<GlyphRow> find_rows(const Findings& found, const Image& page, const std::vector<Box>& pictures) {
  std::vector<GlyphRow> rows = large_print(found.glyphs, found.order, found.letter);
  append(rows, string_rows(found.glyphs, loose_glyphs(found, rows, found.order), found.letter));
  const std::vector<int> loose = adopt_marks(rows, found.glyphs, loose_glyphs(found, rows, found.order));
  add_small_print(found, rows, loose, page.height);
  rows = absorb_parts(std::move(rows), found.glyphs);
  rows = absorb_parts(join_rows(std::move(rows), found.glyphs, found.letter), found.glyphs);
  // Once more: lines reach further now than their parts did.
  adopt_marks(rows, found.glyphs, loose_glyphs(found, rows, loose));
  const int width = found.frame.vertical ? page.height : page.width;
  const int height = found.frame.vertical ? page.width : page.height;
  rows = without_noise(std::move(rows), found.glyphs, found.letter, pictures, width, height);
  keep_longest(rows, kMostLines);
  return rows;
}

PageInk ink_of(Image& gray) {
  PageInk ink;
  ink.bits = darker_than(gray, ink_limit(gray));
  ink.blobs = find_blobs(ink.bits);
  ink.letter = letter_height(boxes_of(ink.blobs.blobs), gray.height);
  if (add_faint_ink(ink.bits, gray, ink.letter)) ink.blobs = find_blobs(ink.bits);
  if (lift_from_dark_ground(gray, ink.bits, ink.blobs, ink.letter)) ink.blobs = find_blobs(ink.bits);
  ink.kinds = kinds_of(ink.blobs.blobs, ink.letter, gray.width, gray.height);
  ink.rules = find_rule_strokes(ink.bits, ink.blobs, ink.kinds, ink.letter);
  if (!ink.rules.cleared) return ink;
  ink.blobs = find_blobs(ink.bits);
  ink.kinds = kinds_of(ink.blobs.blobs, ink.letter, gray.width, gray.height);
  return ink;
}

std::vector<Box> pictures_of(const PageInk& ink) {
  std::vector<Box> pictures;
  for (std::size_t i = 0; i < ink.kinds.size(); ++i)
    if (ink.kinds[i] == BlobKind::picture) pictures.push_back(ink.blobs.blobs[i].box);
  return pictures;
}

/// What is left of the ink if all goes that is no letter.
Image letters_of(PageInk& ink) {
  std::vector<char> gone;
  gone.reserve(ink.kinds.size());
  for (const BlobKind kind : ink.kinds) gone.push_back(kind != BlobKind::letter);
  erase(ink.bits, ink.blobs, gone);
  return in_bytes(ink.bits);
}

}  // namespace

FoundLines find_text_lines(Image page, bool vertical_script, bool right_to_left) {
  FoundLines result;
  result.gray = gray_page(std::move(page));
  even_paper(result.gray);
  PageInk ink = ink_of(result.gray);
  result.pictures = pictures_of(ink);
  const Findings found = gather(ink, vertical_script);
  const std::vector<GlyphRow> rows = find_rows(found, result.gray, result.pictures);
  result.text_height = found.letter;
  result.skew = found.frame.slope;
  result.lines = measured_lines(rows, found.glyphs, found.frame);
  put_in_order(result, rows, 1.4 * found.letter, right_to_left && !found.frame.vertical);
  result.ink = letters_of(ink);
  return result;
}

}  // namespace ocrchat
