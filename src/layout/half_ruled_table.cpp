#include <algorithm>
#include <cmath>

#include "layout/gap_grid.hpp"
#include "layout/table_likeness.hpp"
#include "layout/unruled_table.hpp"
#include "layout/wording.hpp"

namespace ocrchat {
namespace {

bool ends_agree(const Rule& a, const Rule& b, double em) {
  return std::abs(a.from - b.from) <= 1.5 * em && std::abs(a.to - b.to) <= 1.5 * em;
}

/// Rules of one width under one another, and those between them that are shorter.
std::vector<std::vector<Rule>> stacks(const Rules& rules, double em) {
  std::vector<std::vector<Rule>> result;
  for (const Rule& rule : rules.horizontal) {
    if (rule.length() < 8 * em) continue;
    auto home = std::find_if(result.begin(), result.end(), [&](const std::vector<Rule>& stack) {
      return ends_agree(stack.front(), rule, em);
    });
    if (home == result.end()) {
      result.push_back({rule});
    } else {
      home->push_back(rule);
    }
  }
  std::erase_if(result, [](const std::vector<Rule>& stack) { return stack.size() < 2; });
  return result;
}

/// Broken rules, one piece over each group of columns, are one rule here.
std::vector<Rule> mended(std::vector<Rule> rules, double em) {
  std::sort(rules.begin(), rules.end(), [](const Rule& a, const Rule& b) { return a.from < b.from; });
  std::vector<Rule> lines;
  for (const Rule& rule : rules) {
    auto home = std::find_if(lines.begin(), lines.end(), [&](const Rule& line) {
      return std::abs(line.at - rule.at) <= 0.25 * em && rule.from - line.to <= 2.5 * em &&
             rule.from > line.to;
    });
    if (home == lines.end()) {
      lines.push_back(rule);
    } else {
      home->to = rule.to;
    }
  }
  std::sort(lines.begin(), lines.end(), [](const Rule& a, const Rule& b) { return a.at < b.at; });
  return lines;
}

/// Running text, a caption or nothing between two rules: no part of a table.
bool is_tabular(const Sheet& sheet, const std::vector<GapRow>& rows, const Rule& rule) {
  int several = 0;
  for (const GapRow& row : rows) {
    several += row.segments.size() > 1;
    const bool wide =
        row.segments.size() == 1 && row.box.width() > 0.75 * rule.length() && row.tokens.size() >= 8;
    if (wide) return false;
    if (row.segments.size() == 1 && starts_caption(line_of_text(sheet, row.tokens))) return false;
  }
  return !rows.empty() && (several * 2 >= static_cast<int>(rows.size()) || rows.size() <= 2);
}

class HalfRuled {
 public:
  HalfRuled(Sheet& sheet, Rules& rules) : sheet_(sheet), rules_(rules) {}

  void read(const std::vector<Rule>& stack) {
    std::size_t first = 0;
    for (std::size_t i = 1; i <= stack.size(); ++i) {
      const bool goes_on =
          i < stack.size() && is_tabular(sheet_, gap_rows(sheet_, between(stack[i - 1], stack[i])), stack[i]);
      if (goes_on) continue;
      if (i - 1 > first) make(stack[first], stack[i - 1]);
      first = i;
    }
  }

  std::vector<Block> tables;

 private:
  TokenList between(const Rule& top, const Rule& bottom) const {
    const double slack = sheet_.em;
    return free_tokens_in(sheet_, {static_cast<int>(top.from - slack), static_cast<int>(top.at),
                                   static_cast<int>(top.to + slack), static_cast<int>(bottom.at)});
  }

  void make(const Rule& top, const Rule& bottom) {
    const std::vector<GapRow> rows = gap_rows(sheet_, between(top, bottom));
    const std::vector<double> parts = gutters(sheet_, rows);
    if (!is_like_a_table(sheet_, rows, parts, true)) return;
    std::vector<double> bands;
    for (const Rule& rule : rules_.horizontal)
      if (rule.at > top.at + 0.3 * sheet_.em && rule.at < bottom.at - 0.3 * sheet_.em &&
          rule.from > top.from - sheet_.em && rule.to < top.to + sheet_.em &&
          rule.length() > 0.8 * top.length())
        bands.push_back(rule.at);
    Block block = table_of_gaps(sheet_, rows, parts, bands);
    std::get<Table>(block.content).ruled = true;
    block.box = united(block.box, {static_cast<int>(top.from), static_cast<int>(top.at),
                                   static_cast<int>(top.to), static_cast<int>(bottom.at)});
    tables.push_back(std::move(block));
    for (const GapRow& row : rows) take(sheet_, row.tokens);
    std::erase_if(rules_.horizontal, [&](const Rule& rule) {
      return rule.at >= top.at - 2 && rule.at <= bottom.at + 2 && rule.from > top.from - sheet_.em &&
             rule.to < top.to + sheet_.em;
    });
  }

  Sheet& sheet_;
  Rules& rules_;
};

}  // namespace

std::vector<Block> half_ruled_tables(Sheet& sheet, Rules& rules) {
  Rules whole{mended(rules.horizontal, sheet.em), rules.vertical};
  HalfRuled reader(sheet, rules);
  for (const std::vector<Rule>& stack : stacks(whole, sheet.em)) reader.read(stack);
  return std::move(reader.tables);
}

}  // namespace ocrchat
