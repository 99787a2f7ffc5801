#pragma once

#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.hpp"
#include "document/model.hpp"
#include "document/text.hpp"
#include "image/image.hpp"
#include "layout/tokens.hpp"

/// Pages made in code, for this room's tests. Type is set as an engine would report it: letters half an em
/// wide.
namespace ocrchat::sample {

inline constexpr int kEm = 40;

inline Word word(std::string text, int x, int y, int em = kEm, bool bold = false) {
  Word result;
  const int letters = static_cast<int>(code_points(text));
  result.box = {x, y, x + letters * em / 2, y + em};
  result.style = Style{bold, false, static_cast<double>(em)};
  result.text = std::move(text);
  result.origin = Origin::embedded;
  return result;
}

/// Words parted by blanks, in a line that starts at x; top at y.
inline Line line(std::string_view text, int x, int y, int em = kEm, bool bold = false) {
  Line result;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    result.words.push_back(word(std::string(text.substr(0, end)), x, y, em, bold));
    result.box = united(result.box, result.words.back().box);
    x = result.words.back().box.x1 + em * 3 / 10;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return result;
}

inline Block block(std::vector<Line> lines) {
  Block result;
  for (const Line& one : lines) result.box = united(result.box, one.box);
  result.content = Text{std::move(lines)};
  return result;
}

inline Page page(std::vector<Line> lines) {
  Page result;
  result.width = 2480;
  result.height = 3508;
  result.dpi = 300;
  for (Line& one : lines) result.blocks.push_back(block({std::move(one)}));
  return result;
}

inline Sheet sheet(std::vector<Line> lines) {
  Page made = page(std::move(lines));
  return take_apart(made);
}

inline Image white_page() {
  return Image(2480, 3508, 1, 255);
}

inline void draw(Image& image, const Box& box, std::uint8_t value = 0) {
  for (int y = box.y0; y < box.y1; ++y)
    for (int x = box.x0; x < box.x1; ++x)
      for (int c = 0; c < image.channels; ++c)
        image.row(y)[static_cast<std::size_t>(x * image.channels + c)] = value;
}

/// A grid with all its lines, `thick` pixels wide.
inline void draw_grid(Image& image, const std::vector<int>& xs, const std::vector<int>& ys, int thick = 4) {
  for (int x : xs) draw(image, {x, ys.front(), x + thick, ys.back() + thick});
  for (int y : ys) draw(image, {xs.front(), y, xs.back() + thick, y + thick});
}

using WordBag = std::multiset<std::pair<std::string, Box>>;

inline WordBag words_of(const Page& page) {
  WordBag bag;
  for_each_line(page, [&](const Line& one) {
    for (const Word& w : one.words) bag.emplace(w.text, w.box);
  });
  return bag;
}

/// "kind: text" of each block.
inline std::vector<std::string> texts(const Page& page) {
  std::vector<std::string> result;
  for (const Block& one : page.blocks) result.push_back(text_of(one));
  return result;
}

/// The cells' texts by row and column.
inline std::vector<std::vector<std::string>> cells(const Table& table) {
  std::vector<std::vector<std::string>> rows(
      static_cast<std::size_t>(table.rows),
      std::vector<std::string>(static_cast<std::size_t>(table.columns)));
  for (const Cell& cell : table.cells)
    rows.at(static_cast<std::size_t>(cell.row)).at(static_cast<std::size_t>(cell.column)) =
        text_of(cell.lines);
  return rows;
}

}  // namespace ocrchat::sample
