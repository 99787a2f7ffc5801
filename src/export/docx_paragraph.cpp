#include "export/docx_body.hpp"
#include "export/docx_parts.hpp"
#include "export/runs.hpp"
#include "export/xml.hpp"

namespace ocrchat {
namespace {

std::string run_properties(const TextRun& run, const DocxParagraph& how) {
  std::string result;
  if (is_east_asian(run.text)) result += "<w:rFonts w:hint=\"eastAsia\"/>";
  if (run.bold || how.bold) result += "<w:b/><w:bCs/>";
  if (run.italic) result += "<w:i/><w:iCs/>";
  if (run.right_to_left) result += "<w:rtl/>";
  result += docx_language(how.language);
  return result.empty() ? result : "<w:rPr>" + result + "</w:rPr>";
}

std::string run_text(std::string_view text) {
  std::string result;
  for (bool first = true;; first = false) {
    const auto end = text.find('\n');
    if (!first) result += "<w:br/>";
    result += "<w:t xml:space=\"preserve\">" + xml_escaped(text.substr(0, end)) + "</w:t>";
    if (end == std::string_view::npos) return result;
    text.remove_prefix(end + 1);
  }
}

std::string paragraph(const std::vector<TextRun>& runs, const DocxParagraph& how) {
  std::string all;
  for (const TextRun& run : runs) all += run.text;
  const bool right_to_left = starts_right_to_left(all);

  std::string properties;
  if (!how.style.empty()) properties += "<w:pStyle w:val=\"" + how.style + "\"/>";
  properties += how.properties;
  if (right_to_left) properties += "<w:bidi/>";
  properties += how.indent;

  std::string result = "<w:p>";
  if (!properties.empty()) result += "<w:pPr>" + properties + "</w:pPr>";
  for (const TextRun& run : by_direction(runs, right_to_left)) {
    result += "<w:r>" + run_properties(run, how) + run_text(run.text) + "</w:r>";
  }
  return result + "</w:p>";
}

}  // namespace

std::string docx_paragraph(const std::vector<Line>& lines, const DocxParagraph& how) {
  return paragraph(runs_of(lines), how);
}

std::string docx_paragraph(std::string_view text, const DocxParagraph& how) {
  if (text.empty()) return paragraph({}, how);
  return paragraph({{std::string(text), false, false, false}}, how);
}

}  // namespace ocrchat
