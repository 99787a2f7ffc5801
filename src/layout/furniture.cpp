#include "layout/furniture.hpp"

#include <algorithm>
#include <cmath>

#include "layout/wording.hpp"

namespace ocrchat {
namespace {

struct OuterRow {
  TokenList tokens;
  Box box;
};

class Edge {
 public:
  Edge(const Sheet& sheet, const Rules& rules, bool top) : sheet_(sheet), rules_(rules), top_(top) {
    for (TokenList& tokens : visual_rows(sheet, free_tokens(sheet))) {
      const Box box = box_of(sheet, tokens);
      rows_.push_back({std::move(tokens), box});
    }
    std::sort(rows_.begin(), rows_.end(), [&](const OuterRow& a, const OuterRow& b) {
      return top ? a.box.y0 < b.box.y0 : a.box.y1 > b.box.y1;
    });
  }

  /// How many of the outermost rows are furniture.
  std::size_t depth() const {
    if (rows_.size() < 4) return lone_number() ? 1 : 0;
    std::size_t depth = 0;
    for (std::size_t count = 1; count <= 3 && count + 2 < rows_.size(); ++count) {
      const OuterRow& row = rows_[count - 1];
      if (!in_zone(row) || too_big(row) || starts_caption(line_of_text(sheet_, row.tokens))) break;
      // What lies far from the outermost row is something else: a footnote, the text.
      if (count > 1 && blank_after(count - 2) > 2.2 * sheet_.em) break;
      if (is_furniture(count)) depth = count;
    }
    return depth;
  }

  const OuterRow& row(std::size_t i) const { return rows_[i]; }

 private:
  bool in_zone(const OuterRow& row) const {
    const double zone = std::max(0.1 * sheet_.content.height(), 3 * sheet_.em);
    return top_ ? row.box.y0 < sheet_.content.y0 + zone : row.box.y1 > sheet_.content.y1 - zone;
  }

  bool too_big(const OuterRow& row) const { return median_em(sheet_, row.tokens) >= 1.25 * sheet_.em; }

  double blank_after(std::size_t i) const {
    return top_ ? rows_[i + 1].box.y0 - rows_[i].box.y1 : rows_[i].box.y0 - rows_[i + 1].box.y1;
  }

  bool rule_after(std::size_t i) const {
    const double a = (rows_[i].box.y0 + rows_[i].box.y1) / 2.0;
    const double b = (rows_[i + 1].box.y0 + rows_[i + 1].box.y1) / 2.0;
    return std::any_of(rules_.horizontal.begin(), rules_.horizontal.end(), [&](const Rule& rule) {
      return rule.at > std::min(a, b) && rule.at < std::max(a, b) &&
             rule.length() > 0.5 * sheet_.content.width();
    });
  }

  /// A number as the first or the last part of the row.
  bool ends_in_number(const OuterRow& row) const {
    const std::vector<TokenList> parts = split_at_gaps(sheet_, row.tokens, sheet_.em);
    if (is_page_number(line_of_text(sheet_, parts.front())) ||
        is_page_number(line_of_text(sheet_, parts.back())))
      return true;
    if (row.tokens.size() > 14) return false;
    const std::string& first = sheet_.tokens[row.tokens.front()].word.text;
    const std::string& last = sheet_.tokens[row.tokens.back()].word.text;
    const auto is_number = [](const std::string& text) {
      return text.size() <= 3 &&
             std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    };
    return is_number(last) || is_number(first);
  }

  /// Distance of the rows' middles, as most rows have it.
  double usual_pitch() const {
    std::vector<double> pitches;
    for (std::size_t i = 1; i < rows_.size(); ++i) pitches.push_back(pitch_after(i - 1));
    std::nth_element(pitches.begin(), pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 2),
                     pitches.end());
    return pitches[pitches.size() / 2];
  }

  double pitch_after(std::size_t i) const {
    const Box& a = rows_[i].box;
    const Box& b = rows_[i + 1].box;
    return std::abs(a.y0 + a.y1 - b.y0 - b.y1) / 2.0;
  }

  /// A row of capitals with a number at one end, as books have it: a small blank is enough.
  bool is_book_head(std::size_t count) const {
    if (!top_ || count != 1 || !ends_in_number(rows_[0]) || rows_[0].tokens.size() < 2) return false;
    return is_mostly_capitals(line_of_text(sheet_, rows_[0].tokens)) && pitch_after(0) > 1.2 * usual_pitch();
  }

  bool is_furniture(std::size_t count) const {
    if (is_book_head(count)) return true;
    const std::size_t last = count - 1;
    const double blank = blank_after(last);
    const bool ruled = rule_after(last);
    if (!ruled && blank < 0.7 * sheet_.em) return false;
    bool number = false;
    bool imprint = false;
    bool alone = false;
    for (std::size_t i = 0; i < count; ++i) {
      const std::string text = line_of_text(sheet_, rows_[i].tokens);
      alone = alone || is_page_number(text);
      number = number || ends_in_number(rows_[i]);
      imprint = imprint || is_imprint(text);
    }
    if (alone && count == 1) return true;
    if (ruled && (number || imprint || count == 1)) return true;
    if ((number || alone) && blank >= 0.9 * sheet_.em) return true;
    return imprint && blank >= 1.2 * sheet_.em;
  }

  bool lone_number() const {
    return rows_.size() >= 2 && is_page_number(line_of_text(sheet_, rows_[0].tokens)) &&
           blank_after(0) > 3 * sheet_.em;
  }

  const Sheet& sheet_;
  const Rules& rules_;
  bool top_;
  std::vector<OuterRow> rows_;
};

std::vector<Block> taken_rows(Sheet& sheet, const Rules& rules, bool top) {
  std::vector<Block> blocks;
  const Edge edge(sheet, rules, top);
  const std::size_t depth = edge.depth();
  for (std::size_t i = 0; i < depth; ++i) {
    const OuterRow& row = edge.row(i);
    Block block;
    block.kind = top ? BlockKind::page_header : BlockKind::page_footer;
    block.layer = Layer::furniture;
    block.box = row.box;
    block.content = Text{lines_of(sheet, row.tokens)};
    blocks.push_back(std::move(block));
    take(sheet, row.tokens);
  }
  if (!top) std::reverse(blocks.begin(), blocks.end());
  return blocks;
}

/// Stamps along the outer edges, of archives and preprint servers.
void take_side_stamps(Sheet& sheet, Furniture& furniture) {
  std::vector<Block> rest;
  for (Block& block : sheet.kept) {
    const bool upright = block.box.height() <= 2 * block.box.width();
    const bool within = block.box.x1 > sheet.content.x0 && block.box.x0 < sheet.content.x1;
    if (upright || within || block.kind != BlockKind::paragraph) {
      rest.push_back(std::move(block));
      continue;
    }
    block.kind = BlockKind::page_footer;
    block.layer = Layer::furniture;
    furniture.feet.push_back(std::move(block));
  }
  sheet.kept = std::move(rest);
}

}  // namespace

Furniture find_furniture(Sheet& sheet, const Rules& rules) {
  Furniture furniture;
  if (sheet.em <= 0) return furniture;
  furniture.heads = taken_rows(sheet, rules, true);
  furniture.feet = taken_rows(sheet, rules, false);
  take_side_stamps(sheet, furniture);
  return furniture;
}

}  // namespace ocrchat
