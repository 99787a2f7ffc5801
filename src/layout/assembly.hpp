#pragma once

#include <vector>

#include "layout/paragraphs.hpp"
#include "layout/rules.hpp"

namespace ocrchat {

/// Paragraphs and finished blocks (tables) in reading order.
struct Flow {
  struct Item {
    bool island = false;
    std::size_t index = 0;  ///< in `islands` or `paragraphs`
  };
  std::vector<Item> order;
  std::vector<Paragraph> paragraphs;
  std::vector<Block> islands;
};

/// Cuts the free tokens into paragraphs and orders them with the islands. Every free token has its place
/// afterwards.
Flow in_reading_order(Sheet& sheet, std::vector<Block> islands);

/// Makes captions of paragraphs that start as one does; those beside a table or picture and those set small.
void find_captions(const Sheet& sheet, Flow& flow);

std::vector<Block> blocks_of(const Sheet& sheet, Flow flow);

/// Dark rules and shades make a table look like a picture.
std::vector<Box> without_tables(std::vector<Box> pictures, const std::vector<Block>& body);

std::vector<Block> picture_blocks(const std::vector<Box>& boxes);

/// Long horizontal rules that are part of nothing else, not of a picture either.
std::vector<Block> separators(const Rules& rules, const std::vector<Box>& pictures, const Sheet& sheet);

/// Puts each before the first block of the body that stands below it in its column.
void insert_by_place(std::vector<Block>& body, std::vector<Block> blocks);

}  // namespace ocrchat
