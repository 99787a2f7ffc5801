#include <algorithm>
#include <cmath>
#include <optional>

#include "document/text.hpp"
#include "export/docx_body.hpp"
#include "export/docx_parts.hpp"
#include "export/list_marker.hpp"
#include "export/omml.hpp"
#include "export/passages.hpp"
#include "export/writers.hpp"
#include "export/zip_writer.hpp"

namespace ocrchat {
namespace {

constexpr std::string_view kPageBreak = "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>";

std::string style_of(const Block& block) {
  switch (block.kind) {
    case BlockKind::title:
      return std::string(docx_style::kTitle);
    case BlockKind::heading:
      return docx_style::heading(std::clamp(block.level.value_or(2), 1, 6));
    case BlockKind::list_item:
      return std::string(docx_style::kListParagraph);
    case BlockKind::caption:
      return std::string(docx_style::kCaption);
    case BlockKind::footnote:
      return std::string(docx_style::kFootnote);
    case BlockKind::code:
      return std::string(docx_style::kCode);
    default:
      return {};
  }
}

// A bullet becomes Word's own; a number stays as text, so that it is the one the page has.
std::string list_item(const std::vector<Line>& lines, int level, DocxParagraph how) {
  const int depth = std::clamp(level, 1, 9) - 1;
  std::vector<Line> rest = lines;
  const bool is_bullet = take_marker(rest).kind == ItemMarker::Kind::bullet;
  if (is_bullet) {
    how.properties =
        "<w:numPr><w:ilvl w:val=\"" + std::to_string(depth) + "\"/><w:numId w:val=\"1\"/></w:numPr>";
  } else {
    how.indent = "<w:ind w:left=\"" + std::to_string(720 + 360 * depth) + "\" w:hanging=\"360\"/>";
  }
  return text_of(rest).empty() && is_bullet ? "" : docx_paragraph(is_bullet ? rest : lines, how);
}

std::string text_block(const Block& block, const std::vector<Line>& lines, const DocxParagraph& how) {
  if (text_of(lines).empty()) return {};
  if (block.kind == BlockKind::code) return docx_paragraph(code_text(lines), how);
  if (block.kind == BlockKind::list_item) return list_item(lines, block.level.value_or(1), how);
  return docx_paragraph(lines, how);
}

/// The page's size in twentieths of a point; A4 where the resolution is unknown.
std::string section(const std::optional<Page>& first) {
  int width = 11906;
  int height = 16838;
  if (first && first->dpi > 0 && first->width > 0 && first->height > 0) {
    const auto twips = [&](int pixels) {
      return static_cast<int>(std::clamp(std::round(pixels / first->dpi * 1440), 2880.0, 31680.0));
    };
    width = twips(first->width);
    height = twips(first->height);
  }
  const std::string margin = std::to_string(std::min({1134, width / 6, height / 6}));
  return "<w:sectPr><w:pgSz w:w=\"" + std::to_string(width) + "\" w:h=\"" + std::to_string(height) +
         (width > height ? "\" w:orient=\"landscape" : "") + "\"/><w:pgMar w:top=\"" + margin +
         "\" w:right=\"" + margin + "\" w:bottom=\"" + margin + "\" w:left=\"" + margin +
         "\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>";
}

std::string main_language(const Document& head) {
  return head.languages.empty() ? "" : head.languages.front();
}

void write_page(const Page& page, const std::string& main, Sink& out) {
  for (const Block& block : passages(page)) {
    const std::string language = block.language.value_or(page.language.value_or(main));
    out.write(docx_block(block, language == main ? "" : language));
  }
}

void write_body(PageSource& pages, Sink& out) {
  const std::string main = main_language(pages.head());
  std::optional<Page> size;
  while (const auto page = pages.next()) {
    if (size) out.write(kPageBreak);
    if (!size) {
      size.emplace();
      size->width = page->width;
      size->height = page->height;
      size->dpi = page->dpi;
    }
    write_page(*page, main, out);
  }
  out.write(section(size));
}

}  // namespace

std::string docx_block(const Block& block, const std::string& language) {
  DocxParagraph how;
  how.style = style_of(block);
  how.language = language;
  if (const auto* text = std::get_if<Text>(&block.content)) return text_block(block, text->lines, how);
  if (const auto* table = std::get_if<Table>(&block.content)) return docx_table(*table, language);
  if (const auto* formula = std::get_if<Formula>(&block.content)) return docx_formula(*formula, how);
  return {};
}

void write_docx(PageSource& pages, const Original*, Sink& out) {
  ZipWriter zip(out);
  for (const DocxPart& part : docx_parts(pages.head().source.name, main_language(pages.head()))) {
    zip.begin(part.name);
    zip.write(part.xml);
  }
  zip.begin("word/document.xml");
  zip.write(kXmlHead);
  zip.write("<w:document xmlns:w=\"" + std::string(kWordNamespace) + "\" xmlns:m=\"" +
            std::string(kMathNamespace) + "\"><w:body>");
  write_body(pages, zip);
  zip.write("</w:body></w:document>");
  zip.finish();
}

}  // namespace ocrchat
