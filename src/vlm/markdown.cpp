#include "vlm/markdown.hpp"

#include <md4c.h>

#include <algorithm>
#include <string>

#include "base/utf8.hpp"
#include "vlm/formula.hpp"
#include "vlm/generated.hpp"
#include "vlm/html.hpp"

namespace ocrchat {
namespace {

constexpr unsigned kFlags =
    MD_FLAG_TABLES | MD_FLAG_LATEXMATHSPANS | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOINDENTEDCODEBLOCKS;

/// Takes md4c's events and makes blocks of them.
class Builder {
 public:
  std::vector<Block> take() {
    end_text(BlockKind::paragraph);
    return std::move(blocks_);
  }

  int enter(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        end_text(BlockKind::list_item);
        ordinals_.push_back(
            type == MD_BLOCK_OL ? static_cast<int>(static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start) : -1);
        break;
      case MD_BLOCK_LI:
        text_ = marker();
        break;
      case MD_BLOCK_TABLE:
        table_ = {};
        break;
      case MD_BLOCK_TR:
        column_ = 0;
        break;
      default:
        break;
    }
    return blocks_.size() < kMostBlocks ? 0 : 1;
  }

  int leave(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
      case MD_BLOCK_H:
        end_text(BlockKind::heading, static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level));
        break;
      case MD_BLOCK_P:
        end_text(ordinals_.empty() ? BlockKind::paragraph : BlockKind::list_item);
        break;
      case MD_BLOCK_LI:
        end_text(BlockKind::list_item);
        break;
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        ordinals_.pop_back();
        break;
      case MD_BLOCK_CODE:
        end_text(BlockKind::code);
        break;
      case MD_BLOCK_HTML:
        end_html();
        break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        end_cell(type == MD_BLOCK_TH);
        break;
      case MD_BLOCK_TR:
        ++table_.rows;
        break;
      case MD_BLOCK_TABLE:
        end_table();
        break;
      default:
        break;
    }
    return 0;
  }

  int enter_span(MD_SPANTYPE type) {
    if (type == MD_SPAN_LATEXMATH) text_ += '$';
    if (type == MD_SPAN_LATEXMATH_DISPLAY) formula_begin_ = text_.size();
    if (type == MD_SPAN_IMG) ++pictures_;
    return 0;
  }

  int leave_span(MD_SPANTYPE type) {
    if (type == MD_SPAN_LATEXMATH) text_ += '$';
    if (type == MD_SPAN_LATEXMATH_DISPLAY) end_formula();
    if (type == MD_SPAN_IMG) end_picture();
    return 0;
  }

  int text(MD_TEXTTYPE type, std::string_view bytes) {
    if (pictures_ > 0) return 0;  // what a model says of a picture is not on the page
    if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {
      text_ += '\n';
    } else if (type == MD_TEXT_HTML && bytes.starts_with("<br")) {
      text_ += '\n';
    } else if (type == MD_TEXT_ENTITY) {
      text_ += character(bytes);
    } else if (type != MD_TEXT_NULLCHAR) {
      text_ += bytes;
    }
    return 0;
  }

 private:
  // The number stands on the page; a bullet is the model's own.
  std::string marker() {
    if (ordinals_.empty() || ordinals_.back() < 0) return "";
    return std::to_string(ordinals_.back()++) + ". ";
  }

  static std::string character(std::string_view entity) {
    if (entity == "&amp;") return "&";
    if (entity == "&lt;") return "<";
    if (entity == "&gt;") return ">";
    if (entity == "&quot;") return "\"";
    if (entity == "&nbsp;") return " ";
    return std::string(entity);
  }

  void end_text(BlockKind kind, std::optional<int> level = {}) {
    Block block = generated_block(kind, text_);
    text_.clear();
    if (std::get<Text>(block.content).lines.empty()) return;
    block.level = level;
    if (kind == BlockKind::list_item) block.level = std::max<int>(1, static_cast<int>(ordinals_.size()));
    blocks_.push_back(std::move(block));
  }

  void end_formula() {
    const std::string latex = bare_latex(std::string_view(text_).substr(formula_begin_));
    text_.resize(formula_begin_);
    end_text(BlockKind::paragraph);
    Block block;
    block.kind = BlockKind::formula;
    block.content = Formula{latex, {}};
    blocks_.push_back(std::move(block));
  }

  void end_picture() {
    if (--pictures_ > 0) return;
    end_text(BlockKind::paragraph);
    Block block;
    block.kind = BlockKind::picture;
    block.content = Picture{};
    blocks_.push_back(std::move(block));
  }

  void end_html() {
    for (Block& block : blocks_of_html(text_)) blocks_.push_back(std::move(block));
    text_.clear();
  }

  void end_cell(bool header) {
    Cell cell;
    cell.row = table_.rows;
    cell.column = column_++;
    cell.header = header;
    cell.lines = generated_lines(text_);
    text_.clear();
    table_.columns = std::max(table_.columns, column_);
    if (table_.cells.size() < kMostCells) table_.cells.push_back(std::move(cell));
  }

  void end_table() {
    Block block;
    block.kind = BlockKind::table;
    block.content = std::move(table_);
    blocks_.push_back(std::move(block));
  }

  std::vector<Block> blocks_;
  std::string text_;
  std::vector<int> ordinals_;  // of the lists around: the next number, -1 for bullets
  Table table_;
  int column_ = 0;
  int pictures_ = 0;
  std::size_t formula_begin_ = 0;
};

Builder& builder(void* context) {
  return *static_cast<Builder*>(context);
}

void parse_markdown(const std::string& text, std::vector<Block>& blocks) {
  Builder made;
  MD_PARSER parser{};
  parser.flags = kFlags;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* to) {
    return builder(to).enter(type, detail);
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void* detail, void* to) {
    return builder(to).leave(type, detail);
  };
  parser.enter_span = [](MD_SPANTYPE type, void*, void* to) { return builder(to).enter_span(type); };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* to) { return builder(to).leave_span(type); };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text_bytes, MD_SIZE size, void* to) {
    return builder(to).text(type, {text_bytes, size});
  };
  md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, &made);
  for (Block& block : made.take()) blocks.push_back(std::move(block));
}

// \[ … \] is LaTeX's own way to set a formula apart; Markdown would take the backslashes for escapes.
std::string with_dollars(std::string text) {
  for (const auto& [mark, dollars] :
       {std::pair{"\\[", "$$"}, std::pair{"\\]", "$$"}, std::pair{"\\(", "$"}, std::pair{"\\)", "$"}}) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
      text.replace(at, 2, dollars);
    }
  }
  return text;
}

// Markdown ends a piece of HTML at an empty line, and a model's table may hold one.
void add_parts(std::string_view text, std::vector<Block>& blocks) {
  constexpr std::string_view kEnd = "</table>";
  const std::string lower = ascii_lower(text);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t table = std::min(lower.find("<table", begin), text.size());
    parse_markdown(with_dollars(std::string(text.substr(begin, table - begin))), blocks);
    if (table == text.size()) return;
    const std::size_t found = lower.find(kEnd, table);
    const std::size_t end = found == std::string::npos ? text.size() : found + kEnd.size();
    for (Block& block : blocks_of_html(text.substr(table, end - table))) blocks.push_back(std::move(block));
    begin = end;
  }
}

}  // namespace

std::vector<Block> blocks_of_markdown(std::string_view markdown) {
  std::vector<Block> blocks;
  add_parts(to_valid_utf8(markdown), blocks);
  return blocks;
}

}  // namespace ocrchat
