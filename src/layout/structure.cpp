#include "layout/structure.hpp"

#include <algorithm>

#include "layout/assembly.hpp"
#include "layout/bullets.hpp"
#include "layout/furniture.hpp"
#include "layout/headings.hpp"
#include "layout/ink.hpp"
#include "layout/lists.hpp"
#include "layout/paragraphs.hpp"
#include "layout/pictures.hpp"
#include "layout/ruled_table.hpp"
#include "layout/rules.hpp"
#include "layout/tokens.hpp"
#include "layout/unruled_table.hpp"

namespace ocrchat {
namespace {

void append(std::vector<Block>& to, std::vector<Block> from) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

}  // namespace

void structure(Page& page, const Image& image) {
  if (is_vertical(page)) return;
  mend_bullets(page);
  Sheet sheet = take_apart(page);
  const Ink ink = image.empty() ? Ink{} : find_ink(image, sheet.em);
  Rules rules = find_rules(ink, sheet);

  // What is drawn is surer than what is only set apart, so each step sees but the words that those before it
  // left.
  std::vector<Block> islands = ruled_tables(sheet, rules);
  Furniture furniture = find_furniture(sheet, rules);
  append(islands, half_ruled_tables(sheet, rules));
  append(islands, unruled_tables(sheet));
  append(islands, std::move(sheet.kept));

  Flow flow = in_reading_order(sheet, std::move(islands));
  find_headings(sheet, flow.paragraphs, page.index == 0);
  find_lists(sheet, flow.paragraphs);
  find_captions(sheet, flow);

  std::vector<Block> body = blocks_of(sheet, std::move(flow));
  const std::vector<Box> pictures = without_tables(find_pictures(ink, sheet), body);
  insert_by_place(body, separators(rules, pictures, sheet));
  insert_by_place(body, picture_blocks(pictures));

  page.blocks = std::move(furniture.heads);
  append(page.blocks, std::move(body));
  append(page.blocks, std::move(furniture.feet));
}

}  // namespace ocrchat
