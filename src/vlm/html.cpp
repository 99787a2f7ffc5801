#include "vlm/html.hpp"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "base/utf8.hpp"
#include "vlm/formula.hpp"
#include "vlm/generated.hpp"

namespace ocrchat {
namespace {

constexpr int kDeepest = 100;
constexpr std::size_t kMostText = 4 << 20;

using Tree = std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)>;

std::string_view name_of(const xmlNode* node) {
  return node->name == nullptr ? std::string_view() : reinterpret_cast<const char*>(node->name);
}

std::string attribute(xmlNode* node, const char* name) {
  const std::unique_ptr<xmlChar, decltype(xmlFree)> value(
      xmlGetProp(node, reinterpret_cast<const xmlChar*>(name)), xmlFree);
  return value ? reinterpret_cast<const char*>(value.get()) : "";
}

int span_of(xmlNode* cell, const char* name) {
  const std::string text = attribute(cell, name);
  int value = 1;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return std::clamp(value, 1, kMostSpan);
}

std::optional<Box> box_of(xmlNode* node) {
  const std::string text = attribute(node, "data-bbox");
  std::array<int, 4> edges{};
  const char* at = text.data();
  const char* end = text.data() + text.size();
  for (int& edge : edges) {
    while (at != end && (*at == ' ' || *at == ',' || *at == '[')) ++at;
    const auto [next, error] = std::from_chars(at, end, edge);
    if (error != std::errc{}) return std::nullopt;
    at = next;
  }
  return Box{edges[0], edges[1], edges[2], edges[3]};
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::ranges::find(names, name) != names.end();
}

void append_text(xmlNode* node, std::string& text, int depth);

void append_node(xmlNode* node, std::string& text, int depth) {
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
    for (const char c : std::string_view(reinterpret_cast<const char*>(node->content))) {
      text += c == '\n' || c == '\t' ? ' ' : c;
    }
  } else if (name_of(node) == "br") {
    text += '\n';
  } else if (node->type == XML_ELEMENT_NODE && !is_one_of(name_of(node), {"script", "style", "img"})) {
    append_text(node, text, depth + 1);
    if (is_one_of(name_of(node), {"p", "div", "li", "tr"})) text += '\n';
  }
}

void append_text(xmlNode* node, std::string& text, int depth) {
  for (xmlNode* child = node->children; child != nullptr && depth < kDeepest; child = child->next) {
    append_node(child, text, depth);
  }
}

std::string text_in(xmlNode* node) {
  std::string text;
  append_text(node, text, 0);
  return text;
}

/// Lays the rows of a table out on its grid.
class TableMaker {
 public:
  Table take(xmlNode* table) {
    add_rows(table, false, 0);
    for (const Cell& cell : result_.cells) {
      result_.rows = std::max(result_.rows, cell.row + cell.row_span);
      result_.columns = std::max(result_.columns, cell.column + cell.column_span);
    }
    return std::move(result_);
  }

 private:
  void add_rows(xmlNode* node, bool head, int depth) {
    for (xmlNode* child = node->children; child != nullptr && depth < kDeepest; child = child->next) {
      const std::string_view name = name_of(child);
      if (name == "tr") {
        add_row(child, head);
      } else if (is_one_of(name, {"thead", "tbody", "tfoot"})) {
        add_rows(child, name == "thead", depth + 1);
      }
    }
  }

  void add_row(xmlNode* row, bool head) {
    int column = 0;
    for (xmlNode* child = row->children; child != nullptr; child = child->next) {
      const bool header = name_of(child) == "th";
      if ((!header && name_of(child) != "td") || result_.cells.size() == kMostCells) continue;
      while (taken_.contains({row_, column})) ++column;
      Cell cell;
      cell.row = row_;
      cell.column = column;
      cell.row_span = span_of(child, "rowspan");
      cell.column_span = span_of(child, "colspan");
      cell.header = head || header;
      cell.lines = generated_lines(text_in(child));
      take_places(cell);
      column += cell.column_span;
      result_.cells.push_back(std::move(cell));
    }
    ++row_;
  }

  // Those below; the ones beside it are passed by the row itself.
  void take_places(const Cell& cell) {
    for (int r = 1; r < cell.row_span && taken_.size() < kMostCells; ++r) {
      for (int c = 0; c < cell.column_span && taken_.size() < kMostCells; ++c) {
        taken_.emplace(cell.row + r, cell.column + c);
      }
    }
  }

  Table result_;
  std::set<std::pair<int, int>> taken_;
  int row_ = 0;
};

/// Walks the tree and makes blocks of what it finds.
class BlockMaker {
 public:
  std::vector<Block> take(xmlNode* root) {
    walk(root, 0, 0, std::nullopt);
    end_paragraph();
    return std::move(blocks_);
  }

 private:
  void walk(xmlNode* node, int depth, int list_level, std::optional<Box> box) {
    for (xmlNode* child = node->children; child != nullptr && depth < kDeepest; child = child->next) {
      if (blocks_.size() >= kMostBlocks) return;
      if (child->type == XML_TEXT_NODE) {
        append_text_node(child);
      } else if (child->type == XML_ELEMENT_NODE) {
        const auto own = box_of(child);
        element(child, depth, list_level, own ? own : box);
      }
    }
  }

  void element(xmlNode* node, int depth, int list_level, std::optional<Box> box) {
    const std::string_view name = name_of(node);
    if (name == "table") return add(table_block(node), box);
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') return heading(node, box);
    if (name == "p") return text(BlockKind::paragraph, node, box);
    if (name == "pre") return text(BlockKind::code, node, box);
    if (is_one_of(name, {"caption", "figcaption"})) return text(BlockKind::caption, node, box);
    if (name == "header") return text(BlockKind::page_header, node, box);
    if (name == "footer") return text(BlockKind::page_footer, node, box);
    if (name == "math" || attribute(node, "class").find("math") != std::string::npos)
      return formula(node, box);
    if (name == "img" || name == "figure") return picture(node, depth, list_level, box);
    if (name == "li") return item(node, depth, std::max(list_level, 1), box);
    if (is_one_of(name, {"ul", "ol"})) return walk(node, depth + 1, list_level + 1, box);
    if (is_one_of(name, {"script", "style", "head", "title"})) return;
    if (name == "br") {
      running_ += '\n';
    } else if (is_one_of(name, {"div", "section", "article", "body", "html", "main", "blockquote"})) {
      end_paragraph();
      walk(node, depth + 1, list_level, box);
      end_paragraph(box);
    } else {
      walk(node, depth + 1, list_level, box);  // b, i, span …: part of the text around it
    }
  }

  void append_text_node(xmlNode* node) {
    for (const char c : std::string_view(reinterpret_cast<const char*>(node->content))) {
      running_ += c == '\n' ? ' ' : c;
    }
  }

  void end_paragraph(std::optional<Box> box = {}) {
    Block block = generated_block(BlockKind::paragraph, running_);
    running_.clear();
    if (!std::get<Text>(block.content).lines.empty()) add_block(std::move(block), box);
  }

  void add(Block block, std::optional<Box> box) {
    end_paragraph();
    add_block(std::move(block), box);
  }
  void add_block(Block block, std::optional<Box> box) {
    if (box) block.box = *box;
    blocks_.push_back(std::move(block));
  }

  void text(BlockKind kind, xmlNode* node, std::optional<Box> box) {
    Block block = generated_block(kind, text_in(node));
    if (kind == BlockKind::page_header || kind == BlockKind::page_footer) block.layer = Layer::furniture;
    if (!std::get<Text>(block.content).lines.empty()) add(std::move(block), box);
  }

  void heading(xmlNode* node, std::optional<Box> box) {
    Block block = generated_block(BlockKind::heading, text_in(node));
    block.level = name_of(node)[1] - '0';
    add(std::move(block), box);
  }

  void formula(xmlNode* node, std::optional<Box> box) {
    Block block;
    block.kind = BlockKind::formula;
    block.content = Formula{bare_latex(text_in(node)), {}};
    add(std::move(block), box);
  }

  void picture(xmlNode* node, int depth, int list_level, std::optional<Box> box) {
    Block block;
    block.kind = BlockKind::picture;
    block.content = Picture{};
    add(std::move(block), box);
    walk(node, depth + 1, list_level, std::nullopt);  // its caption
    end_paragraph();
  }

  // The text of the item, then what is nested in it.
  void item(xmlNode* node, int depth, int level, std::optional<Box> box) {
    end_paragraph();
    std::string text;
    for (xmlNode* child = node->children; child != nullptr; child = child->next) {
      if (is_one_of(name_of(child), {"ul", "ol", "table"})) continue;
      append_node(child, text, depth);
    }
    Block block = generated_block(BlockKind::list_item, text);
    block.level = level;
    if (!std::get<Text>(block.content).lines.empty()) add_block(std::move(block), box);
    for (xmlNode* child = node->children; child != nullptr; child = child->next) {
      if (is_one_of(name_of(child), {"ul", "ol", "table"})) element(child, depth + 1, level, std::nullopt);
    }
  }

  static Block table_block(xmlNode* node) {
    Block block;
    block.kind = BlockKind::table;
    block.content = TableMaker().take(node);
    return block;
  }

  std::vector<Block> blocks_;
  std::string running_;  // text that no element of its own holds
};

}  // namespace

std::vector<Block> blocks_of_html(std::string_view html) {
  const std::string text = to_valid_utf8(html.substr(0, kMostText));
  constexpr int kOptions =
      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT;
  const Tree document(htmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, "UTF-8", kOptions),
                      xmlFreeDoc);
  xmlNode* root = document ? xmlDocGetRootElement(document.get()) : nullptr;
  if (root == nullptr) return {};
  xmlNode top{};
  top.children = root;
  return BlockMaker().take(&top);
}

}  // namespace ocrchat
