#include "vlm/markdown.hpp"

#include <md4c.h>

#include <algorithm>
#include <string>
#include <utility>

#include "base/utf8.hpp"
#include "vlm/formula.hpp"
#include "vlm/generated.hpp"
#include "vlm/html.hpp"
#include "vlm/html_node.hpp"
#include "vlm/limits.hpp"
#include "vlm/markdown_parts.hpp"
#include "vlm/raised.hpp"
#include "vlm/table_block.hpp"

namespace ocrchat {
namespace {

constexpr unsigned kFlags = MD_FLAG_TABLES | MD_FLAG_TASKLISTS | MD_FLAG_LATEXMATHSPANS |
                            MD_FLAG_STRIKETHROUGH | MD_FLAG_NOINDENTEDCODEBLOCKS;

Block formula_block(std::string_view latex) {
  Block block;
  block.kind = BlockKind::formula;
  block.content = Formula{bare_latex(latex), {}};
  return block;
}

Block picture_block() {
  Block block;
  block.kind = BlockKind::picture;
  block.content = Picture{};
  return block;
}

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
        text_ = marker(*static_cast<MD_BLOCK_LI_DETAIL*>(detail));
        break;
      case MD_BLOCK_HTML:
        in_html_ = true;
        break;
      case MD_BLOCK_TABLE:
        in_table_ = true;
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
        ++row_;
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
    } else if (type == MD_TEXT_HTML && !in_html_) {
      take_tag(bytes);
    } else if (type == MD_TEXT_ENTITY && !in_html_) {
      text_ += character_of(bytes);
    } else if (type != MD_TEXT_NULLCHAR) {
      text_ += bytes;
    }
    return 0;
  }

 private:
  // Most tags in running text (<b>, <u>) only dress it.
  void take_tag(std::string_view tag) {
    if (tag.starts_with("<br")) text_ += '\n';
    if (tag == "<sup>" || tag == "<sub>") small_begin_ = text_.size();
    if ((tag != "</sup>" && tag != "</sub>") || small_begin_ >= text_.size()) return;
    const std::string small = text_.substr(small_begin_);
    text_.resize(small_begin_);
    text_ += tag == "</sup>" ? raised(small) : lowered(small);
    small_begin_ = std::string::npos;
  }

  // The number stands on the page; a bullet is the model's own.
  std::string marker(const MD_BLOCK_LI_DETAIL& item) {
    if (item.is_task != 0) return item.task_mark == ' ' ? "☐ " : "☑ ";
    if (ordinals_.empty() || ordinals_.back() < 0) return "";
    return std::to_string(ordinals_.back()++) + ". ";
  }

  void end_text(BlockKind kind, std::optional<int> level = {}) {
    Block block = generated_block(kind, text_);
    text_.clear();
    small_begin_ = std::string::npos;
    formula_begin_ = 0;
    if (std::get<Text>(block.content).lines.empty()) return;
    block.level = level;
    if (kind == BlockKind::list_item) block.level = std::max<int>(1, static_cast<int>(ordinals_.size()));
    blocks_.push_back(std::move(block));
  }

  void end_formula() {
    const std::string latex = bare_latex(std::string_view(text_).substr(formula_begin_));
    text_.resize(formula_begin_);
    if (in_table_) {
      text_ += '$' + latex + '$';
      return;
    }
    end_text(BlockKind::paragraph);
    blocks_.push_back(formula_block(latex));
  }

  void end_picture() {
    if (--pictures_ > 0 || in_table_) return;
    end_text(BlockKind::paragraph);
    blocks_.push_back(picture_block());
  }

  void end_html() {
    for (Block& block : blocks_of_html(text_)) blocks_.push_back(std::move(block));
    text_.clear();
    in_html_ = false;
  }

  void end_cell(bool header) {
    Cell cell;
    cell.row = row_;
    cell.column = column_++;
    cell.header = header;
    cell.lines = generated_lines(text_);
    text_.clear();
    if (cells_.size() < kMostCells) cells_.push_back(std::move(cell));
  }

  void end_table() {
    blocks_.push_back(table_block(std::exchange(cells_, {})));
    row_ = 0;
    in_table_ = false;
  }

  std::vector<Block> blocks_;
  std::string text_;
  std::vector<int> ordinals_;  // of the lists around: the next number, -1 for bullets
  std::vector<Cell> cells_;    // of the table around
  int row_ = 0;
  int column_ = 0;
  bool in_table_ = false;
  bool in_html_ = false;
  int pictures_ = 0;
  std::size_t formula_begin_ = 0;
  std::size_t small_begin_ = std::string::npos;  // of what a <sup> or <sub> holds
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

void add_text(BlockKind kind, std::string_view text, std::vector<Block>& blocks) {
  Block block = generated_block(kind, text);
  block.layer = Layer::furniture;
  if (!std::get<Text>(block.content).lines.empty()) blocks.push_back(std::move(block));
}

void add_part(const MarkdownPart& part, std::vector<Block>& blocks) {
  switch (part.kind) {
    case MarkdownPart::Kind::markdown:
      return parse_markdown(part.text, blocks);
    case MarkdownPart::Kind::table:
      for (Block& block : blocks_of_html(part.text)) blocks.push_back(std::move(block));
      return;
    case MarkdownPart::Kind::formula:
      blocks.push_back(formula_block(part.text));
      return;
    case MarkdownPart::Kind::picture:
      blocks.push_back(picture_block());
      return;
    case MarkdownPart::Kind::page_number:
      return add_text(BlockKind::page_footer, part.text, blocks);
    case MarkdownPart::Kind::watermark:
      return add_text(BlockKind::paragraph, part.text, blocks);
  }
}

}  // namespace

std::vector<Block> blocks_of_markdown(std::string_view markdown) {
  std::vector<Block> blocks;
  for (const MarkdownPart& part : parts_of_markdown(to_valid_utf8(markdown.substr(0, kMostAnswer)))) {
    if (blocks.size() >= kMostBlocks) break;
    add_part(part, blocks);
  }
  return blocks;
}

}  // namespace ocrchat
