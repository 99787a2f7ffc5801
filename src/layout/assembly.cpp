#include "layout/assembly.hpp"

#include <algorithm>
#include <cmath>

#include "layout/gap_grid.hpp"
#include "layout/reading_order.hpp"

namespace ocrchat {
namespace {

/// What the reading order is found for: a part of a row, or an island.
struct Piece {
  Box box;
  TokenList tokens;
  std::size_t island = 0;
  bool is_island = false;
};

std::vector<Piece> pieces_of(const Sheet& sheet, const std::vector<Block>& islands) {
  std::vector<Piece> pieces;
  for (const TokenList& row : visual_rows(sheet, free_tokens(sheet)))
    for (TokenList& segment : split_at_gaps(sheet, row, kSegmentGap * sheet.em))
      pieces.push_back({box_of(sheet, segment), std::move(segment), 0, false});
  for (std::size_t i = 0; i < islands.size(); ++i) pieces.push_back({islands[i].box, {}, i, true});
  return pieces;
}

void add_paragraphs(const Sheet& sheet, Flow& flow, TokenList& column) {
  if (column.empty()) return;
  for (Paragraph& paragraph : paragraphs(sheet, column)) {
    flow.order.push_back({false, flow.paragraphs.size()});
    flow.paragraphs.push_back(std::move(paragraph));
  }
  column.clear();
}

bool overlap_in_x(const Box& a, const Box& b) {
  return std::min(a.x1, b.x1) > std::max(a.x0, b.x0);
}

bool is_near(const Box& a, const Box& b, double reach) {
  const double blank = std::max(a.y0, b.y0) - std::min(a.y1, b.y1);
  return overlap_in_x(a, b) && blank <= reach;
}

}  // namespace

Flow in_reading_order(Sheet& sheet, std::vector<Block> islands) {
  Flow flow;
  flow.islands = std::move(islands);
  const std::vector<Piece> pieces = pieces_of(sheet, flow.islands);
  std::vector<Box> boxes;
  for (const Piece& piece : pieces) boxes.push_back(piece.box);
  for (const Leaf& leaf : reading_order(boxes, sheet.em, sheet.rtl)) {
    TokenList column;
    for (std::size_t item : leaf) {
      const Piece& piece = pieces[item];
      column.insert(column.end(), piece.tokens.begin(), piece.tokens.end());
      if (!piece.is_island) continue;
      add_paragraphs(sheet, flow, column);
      flow.order.push_back({true, piece.island});
    }
    add_paragraphs(sheet, flow, column);
  }
  take(sheet, free_tokens(sheet));
  return flow;
}

void find_captions(const Sheet& sheet, Flow& flow) {
  for (Paragraph& paragraph : flow.paragraphs) {
    if (paragraph.kind != BlockKind::paragraph || paragraph.letters > 400) continue;
    if (!starts_caption(text_of(sheet, paragraph))) continue;
    const bool beside = std::any_of(flow.islands.begin(), flow.islands.end(), [&](const Block& island) {
      return is_near(paragraph.box, island.box, 3 * sheet.em);
    });
    if (beside || paragraph.em < 0.95 * sheet.em || paragraph.rows.size() <= 2)
      paragraph.kind = BlockKind::caption;
  }
}

std::vector<Block> blocks_of(const Sheet& sheet, Flow flow) {
  std::vector<Block> blocks;
  for (const Flow::Item& item : flow.order)
    blocks.push_back(item.island ? std::move(flow.islands[item.index])
                                 : block_of(sheet, flow.paragraphs[item.index]));
  return blocks;
}

std::vector<Box> without_tables(std::vector<Box> pictures, const std::vector<Block>& body) {
  std::erase_if(pictures, [&](const Box& picture) {
    return std::any_of(body.begin(), body.end(), [&](const Block& block) {
      if (block.kind != BlockKind::table) return false;
      const Box& table = block.box;
      const int w = std::min(picture.x1, table.x1) - std::max(picture.x0, table.x0);
      const int h = std::min(picture.y1, table.y1) - std::max(picture.y0, table.y0);
      const double area = static_cast<double>(picture.width()) * picture.height();
      return w > 0 && h > 0 && static_cast<double>(w) * h > 0.3 * area;
    });
  });
  return pictures;
}

std::vector<Block> picture_blocks(const std::vector<Box>& boxes) {
  std::vector<Block> blocks;
  for (const Box& box : boxes) {
    Block block;
    block.kind = BlockKind::picture;
    block.box = box;
    block.content = Picture{};
    blocks.push_back(std::move(block));
  }
  return blocks;
}

std::vector<Block> separators(const Rules& rules, const std::vector<Box>& pictures, const Sheet& sheet) {
  std::vector<Block> blocks;
  for (const Rule& rule : rules.horizontal) {
    if (rule.length() < 0.5 * sheet.content.width()) continue;
    if (rule.at < sheet.content.y0 || rule.at > sheet.content.y1) continue;
    const bool in_picture = std::any_of(pictures.begin(), pictures.end(), [&](const Box& box) {
      return rule.at >= box.y0 - sheet.em && rule.at <= box.y1 + sheet.em && rule.to > box.x0 &&
             rule.from < box.x1;
    });
    if (in_picture) continue;
    Block block;
    block.kind = BlockKind::separator;
    const int half = std::max(1, static_cast<int>(rule.thickness / 2));
    const int y = static_cast<int>(rule.at);
    block.box = {static_cast<int>(rule.from), y - half, static_cast<int>(rule.to), y + half};
    blocks.push_back(std::move(block));
  }
  return blocks;
}

void insert_by_place(std::vector<Block>& body, std::vector<Block> blocks) {
  for (Block& block : blocks) {
    const int middle = (block.box.y0 + block.box.y1) / 2;
    const auto below = std::find_if(body.begin(), body.end(), [&](const Block& other) {
      return other.box.y0 >= middle && overlap_in_x(other.box, block.box);
    });
    body.insert(below, std::move(block));
  }
}

}  // namespace ocrchat
