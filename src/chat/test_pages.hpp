#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "chat/answer.hpp"
#include "document/model.hpp"

/// Pages for the tests of this room, made of plain text.
namespace ocrchat::test {

/// Words at spaces, 10 px a letter, 20 px high.
inline Line line(const std::string& text, int y = 0) {
  Line result;
  std::istringstream words(text);
  int x = 0;
  for (std::string word; words >> word;) {
    const int width = static_cast<int>(word.size()) * 10;
    result.words.emplace_back();
    result.words.back().text = word;
    result.words.back().box = {x, y, x + width, y + 20};
    x += width + 10;
  }
  return result;
}

inline Block block(const std::vector<std::string>& lines, BlockKind kind = BlockKind::paragraph) {
  Block result;
  result.kind = kind;
  Text text;
  for (const std::string& words : lines)
    text.lines.push_back(line(words, static_cast<int>(text.lines.size()) * 30));
  result.content = std::move(text);
  return result;
}

inline Page page(int index, std::vector<Block> blocks, const std::string& language = "en") {
  Page result;
  result.index = index;
  result.language = language;
  result.blocks = std::move(blocks);
  return result;
}

inline Cell cell(int row, int column, const std::string& text, bool header = false) {
  return {row, column, 1, 1, header, {}, {line(text, row * 30)}};
}

inline Block table(int rows, int columns, std::vector<Cell> cells) {
  Block result;
  result.kind = BlockKind::table;
  result.content = Table{rows, columns, std::move(cells), true};
  return result;
}

inline ChatIndex index_of(const std::vector<Page>& pages) {
  ChatIndex index;
  for (const Page& each : pages) index.add(each);
  index.finish();
  return index;
}

/// What a document of one page answers.
inline Answer ask(const Page& about, const std::string& question,
                  const std::vector<std::string>& earlier = {}) {
  return answer(index_of({about}), question, earlier);
}

}  // namespace ocrchat::test
