#include "vlm/html.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "base/utf8.hpp"
#include "vlm/formula.hpp"
#include "vlm/generated.hpp"
#include "vlm/html_node.hpp"
#include "vlm/html_table.hpp"
#include "vlm/labels.hpp"
#include "vlm/limits.hpp"

namespace ocrchat {
namespace {

using HtmlTree = std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)>;

/// "10 20 400 60" or "[10, 20, 400, 60]"; an empty box for anything else.
Box box_of(xmlNode* node) {
  const std::string text = attribute(node, "data-bbox");
  std::array<int, 4> edges{};
  const char* at = text.data();
  const char* end = text.data() + text.size();
  for (int& edge : edges) {
    while (at != end && (*at == ' ' || *at == ',' || *at == '[')) ++at;
    const auto [next, error] = std::from_chars(at, end, edge);
    if (error != std::errc{}) return {};
    at = next;
  }
  return {edges[0], edges[1], edges[2], edges[3]};
}

bool is_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

bool is_displayed(xmlNode* node) {
  return attribute(node, "display") == "block" ||
         attribute(node, "class").find("display") != std::string::npos ||
         is_one_of(name_of(node), {"div", "p"});
}

/// Where in lists a node stands.
struct InLists {
  int depth = 0;   ///< of the tree
  int level = 0;   ///< lists around it
  int number = 0;  ///< of an item; 0 where items have bullets
};

/// Walks the tree and makes blocks of what it finds.
class BlockMaker {
 public:
  std::vector<Block> take(xmlNode* root) {
    walk(root, {});
    end_paragraph();
    return std::move(blocks_);
  }

 private:
  void walk(xmlNode* node, InLists in) {
    for (xmlNode* child = node->children; child != nullptr && in.depth < kDeepestHtml; child = child->next) {
      if (blocks_.size() >= kMostBlocks) return;
      if (child->type == XML_ELEMENT_NODE) {
        element(child, {in.depth + 1, in.level, in.number});
      } else {
        append_node(child, running_, in.depth);
      }
    }
  }

  void element(xmlNode* node, InLists in) {
    const Box box = box_of(node);
    const std::string label = attribute(node, "data-label");
    if (box.empty() && label.empty()) return make(node, in);
    end_paragraph();
    const auto before = static_cast<std::ptrdiff_t>(blocks_.size());
    make(node, in);
    end_paragraph();
    std::vector<Block> own(std::make_move_iterator(blocks_.begin() + before),
                           std::make_move_iterator(blocks_.end()));
    blocks_.resize(static_cast<std::size_t>(before));
    for (Block& block : labelled(label, std::move(own), box)) blocks_.push_back(std::move(block));
  }

  void make(xmlNode* node, InLists in) {
    const std::string_view name = name_of(node);
    if (name == "table") return add(block_of_html_table(node));
    if (is_heading(name)) return heading(node);
    if (name == "p") return text(BlockKind::paragraph, node);
    if (name == "pre") return text(BlockKind::code, node);
    if (is_one_of(name, {"caption", "figcaption"})) return text(BlockKind::caption, node);
    if (name == "header") return text(BlockKind::page_header, node);
    if (name == "footer") return text(BlockKind::page_footer, node);
    if (name == "math" || attribute(node, "class").find("math") != std::string::npos) return formula(node);
    if (name == "img" || name == "figure") return picture(node, in);
    if (name == "li") return item(node, in);
    if (is_one_of(name, {"ul", "ol"})) return list(node, in);
    if (is_one_of(name, {"script", "style", "head", "title"})) return;
    if (is_one_of(name, {"br", "input", "sup", "sub"})) return append_node(node, running_, in.depth);
    const bool parts = is_one_of(name, {"div", "section", "article", "body", "html", "main", "blockquote"});
    if (parts) end_paragraph();
    walk(node, in);  // else b, i, span …: part of the text around it
    if (parts) end_paragraph();
  }

  void end_paragraph() {
    const std::string text = std::exchange(running_, {});
    add_text(BlockKind::paragraph, text);
  }
  void add(Block block) {
    end_paragraph();
    blocks_.push_back(std::move(block));
  }

  void add_text(BlockKind kind, std::string_view text, std::optional<int> level = {}) {
    if (kind == BlockKind::paragraph && is_bare_formula(trimmed(text))) return add_formula(text);
    Block block = generated_block(kind, text);
    if (std::get<Text>(block.content).lines.empty()) return;
    if (kind == BlockKind::page_header || kind == BlockKind::page_footer) block.layer = Layer::furniture;
    block.level = level;
    blocks_.push_back(std::move(block));
  }
  void text(BlockKind kind, xmlNode* node) {
    end_paragraph();
    add_text(kind, text_in(node));
  }
  void heading(xmlNode* node) {
    end_paragraph();
    add_text(BlockKind::heading, text_in(node), name_of(node)[1] - '0');
  }

  static bool is_bare_formula(std::string_view text) {
    return text.size() > 2 && text.front() == '$' && text.find('$', 1) == text.size() - 1;
  }
  void add_formula(std::string_view latex) {
    Block block;
    block.kind = BlockKind::formula;
    block.content = Formula{bare_latex(latex), {}};
    blocks_.push_back(std::move(block));
  }
  void formula(xmlNode* node) {
    const std::string latex = bare_latex(text_in(node));
    if (!is_displayed(node)) {
      running_ += '$' + latex + '$';
    } else {
      end_paragraph();
      add_formula(latex);
    }
  }

  void picture(xmlNode* node, InLists in) {
    Block block;
    block.kind = BlockKind::picture;
    block.content = Picture{};
    add(std::move(block));
    walk(node, in);  // its caption
    end_paragraph();
  }

  void list(xmlNode* node, InLists in) {
    end_paragraph();
    int next = name_of(node) == "ol" ? std::clamp(number(node, "start", 1), 1, 1'000'000) : 0;
    for (xmlNode* child = node->children; child != nullptr && in.depth < kDeepestHtml; child = child->next) {
      if (blocks_.size() >= kMostBlocks) return;
      if (child->type == XML_ELEMENT_NODE) element(child, {in.depth + 1, in.level + 1, next});
      if (name_of(child) == "li" && next > 0) ++next;
    }
    end_paragraph();
  }

  // The text of the item, then what is nested in it.
  void item(xmlNode* node, InLists in) {
    end_paragraph();
    std::string text;
    for (xmlNode* child = node->children; child != nullptr; child = child->next) {
      if (!is_one_of(name_of(child), {"ul", "ol", "table"})) append_node(child, text, in.depth);
    }
    const std::string marker = std::to_string(in.number) + '.';
    if (in.number > 0 && !trimmed(text).starts_with(marker)) text.insert(0, marker + ' ');
    add_text(BlockKind::list_item, text, std::max(in.level, 1));
    for (xmlNode* child = node->children; child != nullptr && in.depth < kDeepestHtml; child = child->next) {
      if (is_one_of(name_of(child), {"ul", "ol", "table"})) element(child, {in.depth + 1, in.level, 0});
    }
  }

  std::vector<Block> blocks_;
  std::string running_;  // text that no element of its own holds
};

}  // namespace

std::vector<Block> blocks_of_html(std::string_view html) {
  const std::string text = to_valid_utf8(html.substr(0, kMostAnswer));
  constexpr int kOptions =
      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT;
  const HtmlTree document(
      htmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, "UTF-8", kOptions), xmlFreeDoc);
  xmlNode* root = document ? xmlDocGetRootElement(document.get()) : nullptr;
  if (root == nullptr) return {};
  xmlNode top{};
  top.children = root;
  return BlockMaker().take(&top);
}

}  // namespace ocrchat
