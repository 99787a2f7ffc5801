#include "export/markdown.hpp"

#include <algorithm>

#include "document/text.hpp"
#include "export/clean.hpp"
#include "export/inline_formula.hpp"
#include "export/list_marker.hpp"
#include "export/markdown_escape.hpp"
#include "export/markdown_table.hpp"
#include "export/passages.hpp"
#include "export/writers.hpp"

namespace ocrchat {
namespace {

std::string fenced(const std::string& code) {
  if (code.find_first_not_of(" \n") == std::string::npos) return {};
  std::size_t longest = 2;
  std::size_t run = 0;
  for (const char c : code) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  return fence + '\n' + clean(code) + '\n' + fence;
}

std::string displayed(const Formula& formula) {
  std::string source;
  char before = ' ';
  for (const char c : clean(formula.latex)) {
    if (c == '$' && before != '\\') source += '\\';
    source += c == '\n' ? ' ' : c;
    before = c;
  }
  if (source.empty()) return escaped_block(flowed_text(formula.lines), false);
  return "$$" + source + "$$";
}

/// Writes the blocks of one page; knows the list it is in.
class Writer {
 public:
  void add(const Block& block) {
    const bool in_list = !offsets_.empty();
    std::string text = render(block);
    if (text.empty()) return;
    if (!result_.empty()) result_ += in_list && !offsets_.empty() && !needs_gap_ ? "\n" : "\n\n";
    result_ += text;
  }
  std::string take() { return std::move(result_); }

 private:
  std::string render(const Block& block) {
    const auto* text = std::get_if<Text>(&block.content);
    if (text != nullptr && block.kind == BlockKind::list_item)
      return item(text->lines, block.level.value_or(1));
    std::string result;
    if (text != nullptr) result = rendered_text(block, text->lines);
    if (const auto* table = std::get_if<Table>(&block.content)) result = markdown_table(*table);
    if (const auto* formula = std::get_if<Formula>(&block.content)) result = displayed(*formula);
    if (!result.empty()) offsets_.clear();
    return result;
  }

  static std::string rendered_text(const Block& block, const std::vector<Line>& lines) {
    if (block.kind == BlockKind::code) return fenced(code_text(lines));
    const std::string text = flowed_text(lines);
    const bool is_heading = block.kind == BlockKind::title || block.kind == BlockKind::heading;
    if (text.empty() || !is_heading) return escaped_block(text, may_hold_formulas(lines));
    const int level = block.kind == BlockKind::title ? 1 : std::clamp(block.level.value_or(2), 1, 6);
    return std::string(static_cast<std::size_t>(level), '#') + ' ' +
           escaped_heading(text, may_hold_formulas(lines));
  }

  // An item stands under the text of the one it belongs to. A deeper list that does not start with 1 needs an
  // empty line before it: Markdown would take it for more of the paragraph.
  std::string item(const std::vector<Line>& lines, int level) {
    std::vector<Line> rest = lines;
    ItemMarker marker = take_marker(rest);
    const bool has_formulas = may_hold_formulas(lines);
    std::string text = escaped_block(flowed_text(rest), has_formulas);
    if (text.empty() && marker.kind == ItemMarker::Kind::number) {  // a number alone is text
      marker.kind = ItemMarker::Kind::none;
      text = escaped_block(flowed_text(lines), has_formulas);
    }
    if (text.empty()) return {};
    const std::size_t depth =
        std::min(static_cast<std::size_t>(std::clamp(level, 1, 9)), offsets_.size() + 1);
    needs_gap_ = depth > offsets_.size() && marker.kind == ItemMarker::Kind::number && marker.text != "1." &&
                 marker.text != "1)";
    offsets_.resize(depth - 1);
    const std::size_t indent = offsets_.empty() ? 0 : offsets_.back();
    const std::string sign = marker.kind == ItemMarker::Kind::number ? marker.text + " " : "- ";
    offsets_.push_back(indent + sign.size());
    std::string box;
    if (marker.kind == ItemMarker::Kind::open_task) box = "[ ] ";
    if (marker.kind == ItemMarker::Kind::done_task) box = "[x] ";
    return std::string(indent, ' ') + sign + box + text;
  }

  std::string result_;
  std::vector<std::size_t> offsets_;  ///< where the text of the items that are open begins, by depth
  bool needs_gap_ = false;
};

}  // namespace

std::string markdown_of(const Page& page) {
  Writer writer;
  for (const Block& block : passages(page)) writer.add(block);
  return writer.take();
}

void write_markdown(PageSource& pages, const Original*, Sink& out) {
  bool first = true;
  while (const auto page = pages.next()) {
    const std::string text = markdown_of(*page);
    if (text.empty()) continue;
    out.write((first ? "" : "\n") + text + "\n");
    first = false;
  }
}

}  // namespace ocrchat
