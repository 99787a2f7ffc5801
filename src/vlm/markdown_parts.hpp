#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ocrchat {

/// A stretch of a page in Markdown. All but `markdown` is what Markdown's own rules would break: HTML tables
/// end at an empty line there, in a formula of several lines "- b" would begin a list.
struct MarkdownPart {
  enum class Kind { markdown, table, formula, picture, page_number, watermark } kind = Kind::markdown;
  std::string text = {};  ///< of a table: its HTML; of a formula: LaTeX; of a picture: nothing
};

/// The parts in order. LaTeX's own marks in running text (\(x\), \[x\]) become Markdown's ($x$, $$x$$). Takes
/// time in proportion to the text, whatever it is.
std::vector<MarkdownPart> parts_of_markdown(std::string_view text);

}  // namespace ocrchat
