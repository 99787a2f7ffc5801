#include "chat/units.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "base/utf8.hpp"
#include "chat/flow.hpp"
#include "chat/labelled.hpp"
#include "chat/table_units.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kMostBytes = 1500;     // of a sentence; real ones end earlier
constexpr std::size_t kMostNumberBytes = 4;  // "12."
constexpr std::size_t kPassageBytes = 900;   // about 150 words of a Latin script

Unit unit_of(const PassageFlow& flow, Span part) {
  Unit unit;
  unit.text = flow.text().substr(part.begin, part.size());
  unit.snippet = unit.text;
  unit.boxes = flow.boxes(part);
  return unit;
}

bool has_letter(std::string_view text) {
  const std::u32string all = to_utf32(text);
  return std::any_of(all.begin(), all.end(),
                     [](char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; });
}

/// Sentences without a letter belong to their neighbours: the number of a list's item ("1.") to the next one,
/// what follows an abbreviation ("et al. 2010).") to the one before.
std::vector<Span> joined(const std::string& text, const std::vector<Span>& sentences) {
  std::vector<Span> result;
  bool number = false;  // the last one is but a number
  for (const Span sentence : sentences) {
    const bool letters = has_letter(std::string_view(text).substr(sentence.begin, sentence.size()));
    const bool starts_item = !letters && sentence.size() <= kMostNumberBytes;
    if (!result.empty() && (number || (!letters && !starts_item))) {
      result.back().end = sentence.end;
    } else {
      result.push_back(sentence);
    }
    number = starts_item;
  }
  return result;
}

/// A sentence without end (a list of words, a page without full stops) in parts that can be quoted.
std::vector<Span> cut(const std::string& text, Span sentence) {
  std::vector<Span> parts;
  while (sentence.size() > kMostBytes) {
    std::size_t end = text.rfind(' ', sentence.begin + kMostBytes);
    if (end == std::string::npos || end <= sentence.begin) {
      auto at = static_cast<std::int32_t>(sentence.begin + kMostBytes);
      U8_SET_CP_START(reinterpret_cast<const std::uint8_t*>(text.data()), 0, at);
      end = static_cast<std::size_t>(at);
    }
    parts.push_back({sentence.begin, end});
    sentence.begin = end + (text[end] == ' ' ? 1 : 0);
  }
  parts.push_back(sentence);
  return parts;
}

std::vector<Unit> sentences_of(const std::vector<Line>& lines, Segmenter& segmenter) {
  PassageFlow flow;
  for (const Line& line : lines) flow.add(line);
  std::vector<Unit> units;
  for (const Span sentence : joined(flow.text(), segmenter.sentences(flow.text()))) {
    for (const Span part : cut(flow.text(), sentence)) units.push_back(unit_of(flow, part));
  }
  return units;
}

/// The lines one by one, if most of them are labelled values, as on an invoice; else nothing.
std::vector<Unit> form_of(const std::vector<Line>& lines, Segmenter& segmenter) {
  std::vector<Unit> units;
  std::size_t labelled = 0;
  for (const Line& line : lines) {
    for (const Line& part : cut_at_gaps(line)) {
      PassageFlow flow;
      flow.add(part);
      if (flow.text().empty()) continue;
      units.push_back(unit_of(flow, {0, flow.text().size()}));
      units.back().value = labelled_value(units.back().text, segmenter);
      labelled += units.back().value ? 1 : 0;
    }
  }
  return labelled * 2 > units.size() ? units : std::vector<Unit>{};
}

bool is_heading(BlockKind kind) {
  return kind == BlockKind::heading || kind == BlockKind::title;
}

std::vector<Unit> units_of_lines(const std::vector<Line>& lines, BlockKind kind, Segmenter& segmenter) {
  if (!is_heading(kind)) {
    std::vector<Unit> form = form_of(lines, segmenter);
    if (!form.empty()) return form;
  }
  std::vector<Unit> units = sentences_of(lines, segmenter);
  for (Unit& unit : units) unit.heading = is_heading(kind);
  return units;
}

const std::vector<Line>* lines_of(const Block& block) {
  if (const auto* text = std::get_if<Text>(&block.content)) return &text->lines;
  if (const auto* formula = std::get_if<Formula>(&block.content)) return &formula->lines;
  return nullptr;
}

/// Passages start where a heading follows text, and where a block starts after many words.
void mark_passage(std::vector<Unit>& units, std::size_t first, std::size_t& bytes) {
  const bool below_heading = first > 0 && units[first].heading && !units[first - 1].heading;
  if (first == 0 || below_heading || bytes > kPassageBytes) {
    units[first].starts_passage = true;
    bytes = 0;
  }
  for (std::size_t i = first; i < units.size(); ++i) bytes += units[i].text.size();
}

bool goes_on(const Run& run, const Block& last, const Block& next) {
  return last.continues && !run.lines.empty() && last.kind == next.kind && lines_of(next) != nullptr;
}

}  // namespace

std::vector<Run> runs_of(const Page& page) {
  std::vector<Run> runs;
  const Block* last = nullptr;
  for (const Block& block : page.blocks) {
    if (block.layer != Layer::body) continue;
    if (last == nullptr || !goes_on(runs.back(), *last, block)) runs.push_back({&block, {}});
    if (const auto* lines = lines_of(block)) {
      runs.back().lines.insert(runs.back().lines.end(), lines->begin(), lines->end());
    }
    last = &block;
  }
  return runs;
}

std::vector<Unit> units_of(const Page& page, Segmenter& segmenter) {
  std::vector<Unit> units;
  std::size_t bytes = 0;
  for (const Run& run : runs_of(page)) {
    const auto* table = std::get_if<Table>(&run.block->content);
    std::vector<Unit> found =
        table != nullptr ? units_of(*table) : units_of_lines(run.lines, run.block->kind, segmenter);
    if (found.empty()) continue;
    const std::size_t first = units.size();
    std::move(found.begin(), found.end(), std::back_inserter(units));
    mark_passage(units, first, bytes);
  }
  for (Unit& unit : units) unit.page = page.index;
  return units;
}

}  // namespace ocrchat
