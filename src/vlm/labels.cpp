#include "vlm/labels.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/utf8.hpp"
#include "document/text.hpp"
#include "vlm/formula.hpp"

namespace ocrchat {
namespace {

struct Label {
  std::string_view name;
  BlockKind kind;
};

using enum BlockKind;

constexpr std::array kLabels{
    Label{"algorithm", code},
    Label{"caption", caption},
    Label{"chart", picture},
    Label{"code", code},
    Label{"code-block", code},
    Label{"diagram", picture},
    Label{"doc-title", title},
    Label{"equation", formula},
    Label{"equation-block", formula},
    Label{"figure", picture},
    Label{"figure-caption", caption},
    Label{"footer", page_footer},
    Label{"footnote", footnote},
    Label{"formula", formula},
    Label{"header", page_header},
    Label{"image", picture},
    Label{"image-caption", caption},
    Label{"list-item", list_item},
    Label{"page-footer", page_footer},
    Label{"page-footnote", footnote},
    Label{"page-header", page_header},
    Label{"page-number", page_footer},
    Label{"paragraph-title", heading},
    Label{"picture", picture},
    Label{"section-header", heading},
    Label{"sub-title", heading},
    Label{"table-caption", caption},
    Label{"table-footnote", footnote},
    Label{"title", title},
};

std::string folded_name(std::string_view name) {
  std::string result = ascii_lower(trimmed(name));
  std::ranges::replace(result, '_', '-');
  return result;
}

void become(Block& block, BlockKind kind) {
  if (!std::holds_alternative<Text>(block.content)) return;
  if (kind == formula) {
    block.content = Formula{bare_latex(text_of(block)), {}};
    block.level.reset();
  } else if (kind == heading) {
    block.level = block.kind == heading ? block.level.value_or(2) : 2;
  } else if (kind == list_item) {
    block.level = block.kind == list_item ? block.level.value_or(1) : 1;
  } else if (kind != title) {
    block.level.reset();
  }
  if (kind == page_header || kind == page_footer) block.layer = Layer::furniture;
  block.kind = kind;
}

}  // namespace

std::vector<Block> labelled(std::string_view label, std::vector<Block> blocks, const Box& box) {
  const auto known = std::ranges::find(kLabels, folded_name(label), &Label::name);
  if (known != kLabels.end() && known->kind == picture) {
    blocks.resize(1);
    blocks[0] = {};
    blocks[0].kind = picture;
    blocks[0].content = Picture{};
  } else if (known != kLabels.end()) {
    for (Block& block : blocks) become(block, known->kind);
  }
  if (blocks.size() == 1 && blocks[0].box.empty()) blocks[0].box = box;
  return blocks;
}

}  // namespace ocrchat
