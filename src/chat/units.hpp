#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chat/segmenter.hpp"
#include "document/model.hpp"

namespace ocrchat {

/// The least that an answer can quote: a sentence, a heading, a labelled value, a row of a table.
struct Unit {
  int page = 0;               ///< index in the source file
  std::string text;           ///< as an answer quotes it: visible characters, hyphenation undone
  std::string snippet;        ///< as the page has it; differs from `text` in a table's row
  std::vector<Box> boxes;     ///< one a line
  std::optional<Span> value;  ///< in `text`, where a label stands before it: "Due date: 3 March"
  bool heading = false;
  bool starts_passage = false;  ///< first of a page, below a heading, or after many words
};

/// The units of a page's body in reading order; furniture is left out.
std::vector<Unit> units_of(const Page& page, Segmenter& segmenter);

/// Texts of a page's body that belong together: a block's lines, with those of the blocks in which it goes
/// on. A table comes alone and has no lines here.
struct Run {
  const Block* block = nullptr;  ///< the first one
  std::vector<Line> lines;
};
std::vector<Run> runs_of(const Page& page);

}  // namespace ocrchat
