#include "layout/headings.hpp"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "layout/wording.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kMostLetters = 180;
constexpr std::size_t kMostRows = 3;

std::size_t count_alphabetic(std::string_view text) {
  std::size_t count = 0;
  for (char32_t c : to_utf32(text)) count += u_isalpha(static_cast<UChar32>(c)) != 0;
  return count;
}

struct Measures {
  double body = 0;
  bool sizes_told = false;  ///< by the file, not guessed from the height of ink
  bool bold_is_rare = false;
};

Measures measure(const Sheet& sheet, const std::vector<Paragraph>& paragraphs) {
  Measures measures;
  measures.body = body_size(paragraphs);
  std::size_t told = 0;
  std::size_t bold = 0;
  for (const Token& token : sheet.tokens) {
    told += token.word.style && token.word.style->font_size > 0;
    bold += token.bold();
  }
  measures.sizes_told = told * 2 > sheet.tokens.size();
  measures.bold_is_rare = bold * 10 < sheet.tokens.size() * 4;
  return measures;
}

bool is_short(const Paragraph& paragraph) {
  return paragraph.rows.size() <= kMostRows && paragraph.letters <= kMostLetters;
}

bool is_heading(const Sheet& sheet, const Paragraph& paragraph, const Measures& measures) {
  if (paragraph.kind != BlockKind::paragraph || !is_short(paragraph) || measures.body <= 0) return false;
  const std::string text = text_of(sheet, paragraph);
  const std::size_t alphabetic = count_alphabetic(text);
  if (alphabetic < 2 || alphabetic * 2 < paragraph.letters) return false;
  if (paragraph.marker && paragraph.marker->bullet) return false;
  const double ratio = paragraph.em / measures.body;
  if (ratio >= (measures.sizes_told ? 1.13 : 1.25)) return measures.sizes_told || alphabetic >= 4;
  const bool numbered = is_section_number(sheet.tokens[paragraph.rows.front().tokens.front()].word.text);
  if (!paragraph.bold || ratio < 0.93 || paragraph.rows.size() > 2) return false;
  if (numbered) return true;
  const bool sentence =
      text.size() > 40 && (text.ends_with('.') || text.ends_with(':') || text.ends_with(','));
  return measures.bold_is_rare && !sentence && !starts_lower_case(text) && !starts_caption(text);
}

/// Sizes within 6 % are one level; bold ones of the body's size come after all bigger ones.
std::vector<double> size_levels(const std::vector<Paragraph>& paragraphs) {
  std::vector<double> sizes;
  for (const Paragraph& paragraph : paragraphs)
    if (paragraph.kind == BlockKind::heading) sizes.push_back(paragraph.em);
  std::sort(sizes.rbegin(), sizes.rend());
  std::vector<double> levels;
  for (double size : sizes)
    if (levels.empty() || size < levels.back() * 0.94) levels.push_back(size);
  return levels;
}

void set_levels(std::vector<Paragraph>& paragraphs) {
  const std::vector<double> levels = size_levels(paragraphs);
  for (Paragraph& paragraph : paragraphs) {
    if (paragraph.kind != BlockKind::heading) continue;
    const auto at =
        std::find_if(levels.begin(), levels.end(), [&](double size) { return paragraph.em >= size * 0.94; });
    paragraph.level = static_cast<int>(std::clamp<std::ptrdiff_t>(at - levels.begin() + 1, 1, 6));
  }
}

void find_title(const Sheet& sheet, std::vector<Paragraph>& paragraphs, double body) {
  Paragraph* title = nullptr;
  for (Paragraph& paragraph : paragraphs)
    if (paragraph.kind == BlockKind::heading && (!title || paragraph.em > title->em * 1.06))
      title = &paragraph;
  if (!title || title->em < 1.4 * body) return;
  if (title->box.y0 > sheet.content.y0 + sheet.content.height() / 3) return;
  const auto of_its_size = std::count_if(paragraphs.begin(), paragraphs.end(), [&](const Paragraph& p) {
    return p.kind == BlockKind::heading && p.em > title->em * 0.94;
  });
  if (of_its_size > 1) return;
  title->kind = BlockKind::title;
  title->level.reset();
}

}  // namespace

double body_size(const std::vector<Paragraph>& paragraphs) {
  std::vector<std::pair<double, std::size_t>> sizes;
  std::size_t total = 0;
  for (const Paragraph& paragraph : paragraphs) {
    sizes.emplace_back(paragraph.em, paragraph.letters);
    total += paragraph.letters;
  }
  std::sort(sizes.begin(), sizes.end());
  std::size_t seen = 0;
  for (const auto& [size, letters] : sizes) {
    seen += letters;
    if (seen * 2 >= total) return size;
  }
  return 0;
}

void find_headings(const Sheet& sheet, std::vector<Paragraph>& paragraphs, bool first_page) {
  const Measures measures = measure(sheet, paragraphs);
  for (Paragraph& paragraph : paragraphs)
    if (is_heading(sheet, paragraph, measures)) paragraph.kind = BlockKind::heading;
  set_levels(paragraphs);
  if (first_page) find_title(sheet, paragraphs, measures.body);
}

}  // namespace ocrchat
