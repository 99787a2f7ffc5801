#pragma once

#include <string>

#include "document/text.hpp"
#include "vlm/generated.hpp"

namespace ocrchat {

/// For the tests: a page of one line, as the cpu engine would have read it.
inline Page page_read(const std::string& text, double confidence = 0.95) {
  Page page;
  page.width = 1000;
  page.height = 1400;
  Block block = generated_block(BlockKind::paragraph, text);
  int x = 0;
  int y = 10;
  for (Line& line : std::get<Text>(block.content).lines) {
    for (Word& word : line.words) {
      word.origin = Origin::recognised;
      word.confidence = confidence;
      word.box = {x, y, x + 40, y + 20};
      x += 50;
      if (x > 900) {
        x = 0;
        y += 30;
      }
    }
  }
  page.blocks.push_back(block);
  settle(page);
  return page;
}

}  // namespace ocrchat
