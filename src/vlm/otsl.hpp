#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/model.hpp"
#include "vlm/tags.hpp"

namespace ocrchat {

/// Builds a table of OTSL, the language of tables of Docling, PaddleOCR-VL and MinerU: a tag begins each
/// place of the grid. `fcel` `ecel`: a full, an empty cell; `ched` `rhed` `srow`: a header; `lcel` `ucel`
/// `xcel`: the cell to the left, above, or both reaches over this place; `nl` ends a row.
class OtslTable {
 public:
  /// Whether the tag is one of the language.
  static bool knows(std::string_view tag);

  /// A tag that is not of the language adds its text to the cell ("<br>": a new line).
  void add(const TaggedText& piece);
  bool empty() const { return cells_.empty(); }
  Block take();

 private:
  /// A cell and the places that it holds.
  struct Held {
    Cell cell;
    std::string text;
    int last_row = 0;
    int last_column = 0;
    int places = 0;
  };
  static constexpr int kNone = -1;

  void begin_cell(std::string_view tag);
  int reaching(std::string_view tag) const;
  int above() const;

  std::vector<Held> cells_;
  std::vector<std::vector<int>> rows_{1};  // which cell holds each place
};

/// Whether a text is a table in OTSL.
bool is_otsl(std::string_view text);
Block table_of_otsl(std::string_view text);

}  // namespace ocrchat
