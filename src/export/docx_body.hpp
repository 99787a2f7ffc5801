#pragma once

#include <string>
#include <string_view>

#include "document/model.hpp"

namespace ocrchat {

/// How a paragraph is set.
struct DocxParagraph {
  std::string style;       ///< empty for Normal
  std::string properties;  ///< more w:pPr elements that come right after the style
  std::string indent;      ///< a w:ind element, or empty
  std::string language;    ///< BCP 47; empty for the document's own
  bool bold = false;       ///< all of it
};

/// A `w:p` with these lines as running text, and the formulas in it as Word's own. Empty text gives an empty
/// paragraph.
std::string docx_paragraph(const std::vector<Line>& lines, const DocxParagraph& how);
/// The same with a text as it is; newlines become line breaks.
std::string docx_paragraph(std::string_view text, const DocxParagraph& how);

/// A `w:p` with a formula on a line of its own; its source between `$$` where it cannot be read. Empty if the
/// formula says nothing.
std::string docx_formula(const Formula& formula, const DocxParagraph& how);

/// A `w:tbl` and the paragraph that must part it from another; rows of tabbed text where Word could not show
/// so many columns.
std::string docx_table(const Table& table, const std::string& language);

/// One block of the body; empty if it says nothing.
/// @param language  its w:lang where it is not the document's own
std::string docx_block(const Block& block, const std::string& language);

}  // namespace ocrchat
