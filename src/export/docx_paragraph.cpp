#include <utility>

#include "document/text.hpp"
#include "export/docx_body.hpp"
#include "export/docx_parts.hpp"
#include "export/inline_formula.hpp"
#include "export/omml.hpp"
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

/// Words, or a formula of Word's own.
struct ParagraphPiece {
  TextRun words;
  std::string formula;
};

// A formula that cannot be read stays among the words as it is.
void add_pieces(const TextRun& run, std::vector<ParagraphPiece>& pieces) {
  TextRun words = run;
  words.text.clear();
  const auto end_words = [&] {
    if (!words.text.empty()) pieces.push_back({words, {}});
    words.text.clear();
  };
  for (const FormulaPiece& piece : formula_pieces(run.text)) {
    auto formula = piece.is_formula
                       ? omml(piece.text.substr(1, piece.text.size() - 2), MathPlace::inline_text)
                       : std::nullopt;
    if (formula) {
      end_words();
      pieces.push_back({{}, std::move(*formula)});
    } else {
      words.text += piece.text;
    }
  }
  end_words();
}

std::vector<ParagraphPiece> pieces_of(const std::vector<TextRun>& runs) {
  std::vector<ParagraphPiece> result;
  for (const TextRun& run : runs) {
    if (run.by_model) {
      add_pieces(run, result);
    } else {
      result.push_back({run, {}});
    }
  }
  return result;
}

std::string piece_xml(const ParagraphPiece& piece, bool right_to_left, const DocxParagraph& how) {
  std::string result = piece.formula;
  for (const TextRun& run : by_direction({piece.words}, right_to_left)) {
    result += "<w:r>" + run_properties(run, how) + run_text(run.text) + "</w:r>";
  }
  return result;
}

std::string paragraph_of(const std::string& content, const DocxParagraph& how, bool right_to_left) {
  std::string properties;
  if (!how.style.empty()) properties += "<w:pStyle w:val=\"" + how.style + "\"/>";
  properties += how.properties;
  if (right_to_left) properties += "<w:bidi/>";
  properties += how.indent;
  return (properties.empty() ? "<w:p>" : "<w:p><w:pPr>" + properties + "</w:pPr>") + content + "</w:p>";
}

std::string paragraph(const std::vector<TextRun>& runs, const DocxParagraph& how) {
  const std::vector<ParagraphPiece> pieces = pieces_of(runs);
  std::string words;
  for (const ParagraphPiece& piece : pieces) words += piece.words.text;
  const bool right_to_left = starts_right_to_left(words);
  std::string content;
  for (const ParagraphPiece& piece : pieces) content += piece_xml(piece, right_to_left, how);
  return paragraph_of(content, how, right_to_left);
}

}  // namespace

std::string docx_paragraph(const std::vector<Line>& lines, const DocxParagraph& how) {
  return paragraph(runs_of(lines), how);
}

std::string docx_paragraph(std::string_view text, const DocxParagraph& how) {
  if (text.empty()) return paragraph({}, how);
  return paragraph({{std::string(text), false, false, false}}, how);
}

std::string docx_formula(const Formula& formula, const DocxParagraph& how) {
  if (formula.latex.empty()) {
    const std::string text = text_of(formula.lines);
    return text.empty() ? "" : docx_paragraph(text, how);
  }
  const auto found = omml(formula.latex, MathPlace::display);
  if (!found) return docx_paragraph("$$" + formula.latex + "$$", how);
  return paragraph_of("<m:oMathPara>" + *found + "</m:oMathPara>", how, false);
}

}  // namespace ocrchat
