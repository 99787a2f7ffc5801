#include "layout/tokens.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "layout/wording.hpp"

namespace ocrchat {
namespace {

Box box_of_words(const std::vector<Word>& words) {
  Box box;
  for (const Word& word : words) box = united(box, word.box);
  return box;
}

bool runs_downwards(const Line& line) {
  const Box box = line.box.empty() ? box_of_words(line.words) : line.box;
  std::size_t letters = 0;
  for (const Word& word : line.words) letters += letter_count(word.text);
  return letters >= 3 && box.height() > 2 * box.width();
}

bool is_plain(const Block& block) {
  return block.kind == BlockKind::paragraph && std::holds_alternative<Text>(block.content);
}

double size_of(const Word& word) {
  if (word.style && word.style->font_size > 0) return word.style->font_size;
  return type_size(word.text, word.box.height());
}

/// A word says little about the size of its type where it is read from pixels; its line says more.
void level_sizes(std::vector<Token>& tokens, std::size_t first) {
  if (first == tokens.size()) return;
  std::vector<double> sizes;
  for (std::size_t i = first; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (token.word.style && token.word.style->font_size > 0) return;
    sizes.insert(sizes.end(), std::min<std::size_t>(letter_count(token.word.text), 40), token.em);
  }
  if (sizes.empty()) return;
  std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2), sizes.end());
  for (std::size_t i = first; i < tokens.size(); ++i) tokens[i].em = sizes[sizes.size() / 2];
}

Box within(const Sheet& sheet, const Box& box) {
  constexpr int kFar = 100'000;
  const int right = sheet.width > 0 ? std::min(sheet.width, kFar) : kFar;
  const int bottom = sheet.height > 0 ? std::min(sheet.height, kFar) : kFar;
  return {std::clamp(box.x0, 0, right), std::clamp(box.y0, 0, bottom), std::clamp(box.x1, 0, right),
          std::clamp(box.y1, 0, bottom)};
}

void take_line(Sheet& sheet, Line& line) {
  const int number = static_cast<int>(sheet.baselines.size());
  sheet.baselines.push_back(line.baseline);
  const std::size_t first = sheet.tokens.size();
  for (Word& word : line.words) {
    Token token;
    token.place = within(sheet, word.box);
    token.em = std::clamp(size_of(word), 1.0, 2000.0);
    token.line = number;
    token.numeric = is_numeric(word.text);
    token.word = std::move(word);
    sheet.tokens.push_back(std::move(token));
  }
  level_sizes(sheet.tokens, first);
}

void take_text(Sheet& sheet, Block& block) {
  std::vector<Line> downwards;
  for (Line& line : std::get<Text>(block.content).lines) {
    if (runs_downwards(line)) {
      downwards.push_back(std::move(line));
    } else {
      take_line(sheet, line);
    }
  }
  if (downwards.empty()) return;
  Block rest;
  for (const Line& line : downwards) rest.box = united(rest.box, box_of_words(line.words));
  rest.content = Text{std::move(downwards)};
  sheet.kept.push_back(std::move(rest));
}

/// Words of one engine's line among the tokens given: they never part vertically.
struct Unit {
  TokenList tokens;
  Box box;
  double em = 0;
  double middle() const { return (box.y0 + box.y1) / 2.0; }
};

std::vector<Unit> units_of(const Sheet& sheet, const TokenList& tokens) {
  TokenList sorted = tokens;
  std::sort(sorted.begin(), sorted.end());
  std::vector<Unit> units;
  int line = -1;
  for (std::size_t index : sorted) {
    const Token& token = sheet.tokens[index];
    if (token.line != line) units.emplace_back();
    line = token.line;
    Unit& unit = units.back();
    unit.tokens.push_back(index);
    unit.box = united(unit.box, token.box());
    unit.em = std::max(unit.em, token.em);
  }
  std::stable_sort(units.begin(), units.end(),
                   [](const Unit& a, const Unit& b) { return a.middle() < b.middle(); });
  return units;
}

bool beside(const Unit& row, const Unit& unit) {
  const double em = std::min(row.em, unit.em);
  const int overlap = std::min(row.box.y1, unit.box.y1) - std::max(row.box.y0, unit.box.y0);
  return std::abs(row.middle() - unit.middle()) < 0.45 * em &&
         overlap * 2 >= std::min(row.box.height(), unit.box.height());
}

bool overlaps_in_x(const Sheet& sheet, const Unit& row, const Unit& unit) {
  for (std::size_t index : row.tokens) {
    const Box& box = sheet.tokens[index].box();
    if (std::min(box.x1, unit.box.x1) - std::max(box.x0, unit.box.x0) <= 0.3 * unit.em) continue;
    for (std::size_t other : unit.tokens) {
      const Box& b = sheet.tokens[other].box();
      if (std::min(box.x1, b.x1) - std::max(box.x0, b.x0) > 0.3 * unit.em) return true;
    }
  }
  return false;
}

bool is_rtl_row(const Sheet& sheet, const TokenList& row) {
  int balance = 0;
  for (std::size_t index : row) balance += direction(sheet.tokens[index].word.text);
  return balance == 0 ? sheet.rtl : balance < 0;
}

/// Tokens of one engine's line keep its (logical) order; the parts stand by x.
void sort_logically(const Sheet& sheet, TokenList& row) {
  const bool rtl = is_rtl_row(sheet, row);
  std::vector<std::pair<int, int>> starts;  // of each engine's line: x to sort by
  const auto start_of = [&](int line) -> int& {
    for (auto& [number, x] : starts)
      if (number == line) return x;
    starts.emplace_back(line, rtl ? -(1 << 30) : (1 << 30));
    return starts.back().second;
  };
  for (std::size_t index : row) {
    const Token& token = sheet.tokens[index];
    int& start = start_of(token.line);
    start = rtl ? std::max(start, token.box().x1) : std::min(start, token.box().x0);
  }
  std::stable_sort(row.begin(), row.end(), [&](std::size_t a, std::size_t b) {
    const int line_a = sheet.tokens[a].line;
    const int line_b = sheet.tokens[b].line;
    if (line_a == line_b) return a < b;
    const int x_a = start_of(line_a);
    const int x_b = start_of(line_b);
    if (x_a != x_b) return rtl ? x_a > x_b : x_a < x_b;
    return line_a < line_b;
  });
}

}  // namespace

bool is_vertical(const Page& page) {
  int downwards = 0;
  int lines = 0;
  for (const Block& block : page.blocks) {
    const Text* text = std::get_if<Text>(&block.content);
    if (!text) continue;
    for (const Line& line : text->lines) {
      ++lines;
      downwards += runs_downwards(line);
    }
  }
  return downwards * 3 > lines;
}

Sheet take_apart(Page& page) {
  Sheet sheet;
  sheet.width = page.width;
  sheet.height = page.height;
  for (Block& block : page.blocks) {
    if (is_plain(block)) {
      take_text(sheet, block);
    } else {
      sheet.kept.push_back(std::move(block));
    }
  }
  page.blocks.clear();
  int balance = 0;
  TokenList all;
  for (std::size_t i = 0; i < sheet.tokens.size(); ++i) {
    all.push_back(i);
    balance += direction(sheet.tokens[i].word.text);
  }
  sheet.rtl = balance < 0;
  sheet.em = median_em(sheet, all);
  sheet.content = box_of(sheet, all);
  return sheet;
}

Box box_of(const Sheet& sheet, const TokenList& tokens) {
  Box box;
  for (std::size_t index : tokens) box = united(box, sheet.tokens[index].box());
  return box;
}

TokenList free_tokens(const Sheet& sheet) {
  TokenList result;
  for (std::size_t i = 0; i < sheet.tokens.size(); ++i)
    if (!sheet.tokens[i].taken) result.push_back(i);
  return result;
}

TokenList free_tokens_in(const Sheet& sheet, const Box& box) {
  TokenList result;
  for (std::size_t index : free_tokens(sheet)) {
    const Box& b = sheet.tokens[index].box();
    const int x = b.x0 + b.width() / 2;
    const int y = b.y0 + b.height() / 2;
    if (x >= box.x0 && x < box.x1 && y >= box.y0 && y < box.y1) result.push_back(index);
  }
  return result;
}

std::vector<TokenList> visual_rows(const Sheet& sheet, const TokenList& tokens) {
  std::vector<Unit> rows;
  for (Unit& unit : units_of(sheet, tokens)) {
    Unit* home = nullptr;
    // Units come by their middles, so only the last rows can be beside this one.
    for (std::size_t back = 1; back <= std::min<std::size_t>(6, rows.size()) && !home; ++back) {
      Unit& row = rows[rows.size() - back];
      if (beside(row, unit) && !overlaps_in_x(sheet, row, unit)) home = &row;
    }
    if (!home) {
      rows.push_back(std::move(unit));
      continue;
    }
    home->tokens.insert(home->tokens.end(), unit.tokens.begin(), unit.tokens.end());
    home->em = std::max(home->em, unit.em);
    // The first unit's height stays the measure: a row must not creep downwards as it grows.
    home->box.x0 = std::min(home->box.x0, unit.box.x0);
    home->box.x1 = std::max(home->box.x1, unit.box.x1);
  }
  std::vector<TokenList> result;
  for (Unit& row : rows) {
    std::stable_sort(row.tokens.begin(), row.tokens.end(), [&](std::size_t a, std::size_t b) {
      return sheet.tokens[a].box().x0 < sheet.tokens[b].box().x0;
    });
    result.push_back(std::move(row.tokens));
  }
  return result;
}

std::vector<TokenList> split_at_gaps(const Sheet& sheet, const TokenList& row, double gap) {
  std::vector<TokenList> parts;
  int right = 0;
  for (std::size_t index : row) {
    const Box& box = sheet.tokens[index].box();
    if (parts.empty() || box.x0 - right >= gap) {
      parts.emplace_back();
      right = box.x1;
    }
    parts.back().push_back(index);
    right = std::max(right, box.x1);
  }
  return parts;
}

Line line_of(const Sheet& sheet, TokenList row) {
  sort_logically(sheet, row);
  Line line;
  bool one_line = true;
  for (std::size_t index : row) {
    const Token& token = sheet.tokens[index];
    one_line = one_line && token.line == sheet.tokens[row.front()].line;
    line.words.push_back(token.word);
    line.box = united(line.box, token.box());
  }
  if (one_line && !row.empty())
    line.baseline = sheet.baselines[static_cast<std::size_t>(sheet.tokens[row.front()].line)];
  return line;
}

std::vector<Line> lines_of(const Sheet& sheet, const TokenList& tokens) {
  std::vector<Line> lines;
  for (TokenList& row : visual_rows(sheet, tokens)) lines.push_back(line_of(sheet, std::move(row)));
  return lines;
}

std::string line_of_text(const Sheet& sheet, const TokenList& row) {
  std::string text;
  for (std::size_t index : row) {
    if (!text.empty()) text += ' ';
    text += sheet.tokens[index].word.text;
  }
  return text;
}

double median_em(const Sheet& sheet, const TokenList& tokens) {
  std::vector<std::pair<double, std::size_t>> sizes;
  std::size_t total = 0;
  for (std::size_t index : tokens) {
    const Token& token = sheet.tokens[index];
    sizes.emplace_back(token.em, letter_count(token.word.text));
    total += sizes.back().second;
  }
  if (sizes.empty()) return 0;
  std::sort(sizes.begin(), sizes.end());
  std::size_t seen = 0;
  for (const auto& [size, letters] : sizes) {
    seen += letters;
    if (seen * 2 >= total) return size;
  }
  return sizes.back().first;
}

void take(Sheet& sheet, const TokenList& tokens) {
  for (std::size_t index : tokens) sheet.tokens[index].taken = true;
}

}  // namespace ocrchat
