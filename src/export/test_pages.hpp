#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "document/model.hpp"
#include "document/text.hpp"
#include "export/formats.hpp"

/// Documents for the tests of this room, made of plain text.
namespace ocrchat::test {

inline Line line(const std::string& text) {
  Line result;
  std::istringstream words(text);
  int x = 0;
  for (std::string word; words >> word; x += 50) {
    result.words.emplace_back();
    result.words.back().text = word;
    result.words.back().box = {x, 0, x + 40, 20};
    result.words.back().confidence = 0.75;
  }
  return result;
}

inline std::vector<Line> lines(const std::vector<std::string>& texts) {
  std::vector<Line> result;
  for (const std::string& text : texts) result.push_back(line(text));
  return result;
}

inline Block block(BlockKind kind, const std::vector<std::string>& texts, std::optional<int> level = {}) {
  Block result;
  result.kind = kind;
  result.level = level;
  result.content = Text{lines(texts)};
  return result;
}

inline Block paragraph(const std::vector<std::string>& texts) {
  return block(BlockKind::paragraph, texts);
}

inline Block item(const std::string& text, int level = 1) {
  return block(BlockKind::list_item, {text}, level);
}

inline Block furniture(const std::string& text) {
  Block result = block(BlockKind::page_header, {text});
  result.layer = Layer::furniture;
  return result;
}

inline Cell cell(int row, int column, const std::string& text, int row_span = 1, int column_span = 1) {
  return {row, column, row_span, column_span, row == 0, {}, lines({text})};
}

inline Block table(int rows, int columns, std::vector<Cell> cells, bool ruled = true) {
  Block result;
  result.kind = BlockKind::table;
  result.content = Table{rows, columns, std::move(cells), ruled};
  return result;
}

inline Block formula(const std::string& latex) {
  Block result;
  result.kind = BlockKind::formula;
  result.content = Formula{latex, {}};
  return result;
}

inline Page page(std::vector<Block> blocks, int index = 0) {
  Page result;
  result.index = index;
  result.width = 800;
  result.height = 1000;
  result.blocks = std::move(blocks);
  settle(result);
  return result;
}

inline Document document(std::vector<std::vector<Block>> pages) {
  Document result;
  result.source = {"scan.pdf", "application/pdf", 123, "ab"};
  result.languages = {"en"};
  int index = 0;
  for (auto& blocks : pages) result.pages.push_back(page(std::move(blocks), index++));
  return result;
}

/// What a format writes for a document.
inline std::string written(const std::string& format, const Document& document) {
  MemoryPageSource pages(document);
  StringSink out;
  find_format(format)->write(pages, nullptr, out);
  return out.text();
}

}  // namespace ocrchat::test
