#include "document/json.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <cmath>
#include <utility>

#include "base/utf8.hpp"
#include "document/names.hpp"
#include "document/text.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;

json::string string(std::string_view text) {
  return json::string(to_valid_utf8(text));
}

json::value nullable(const std::optional<std::string>& text) {
  return text ? json::value(string(*text)) : json::value(nullptr);
}

// Four decimals are more than any engine means, and keep the pages small.
json::value rounded(double number) {
  const double result = std::round(number * 10000) / 10000;
  if (std::nearbyint(result) == result && std::abs(result) < 1e9) return static_cast<std::int64_t>(result);
  return result;
}

json::value confidence_json(const std::optional<double>& confidence) {
  if (!confidence || !std::isfinite(*confidence)) return nullptr;
  return rounded(std::clamp(*confidence, 0.0, 1.0));
}

json::array box_json(const Box& box) {
  return {box.x0, box.y0, box.x1, box.y1};
}

json::object style_json(const Style& style) {
  json::object result;
  if (style.bold) result["bold"] = true;
  if (style.italic) result["italic"] = true;
  if (style.font_size > 0 && std::isfinite(style.font_size)) result["font_size"] = rounded(style.font_size);
  return result;
}

json::object word_json(const Word& word) {
  json::object result;
  result.reserve(6);
  result["text"] = string(word.text);
  result["bbox"] = box_json(word.box);
  result["confidence"] = confidence_json(word.confidence);
  result["origin"] = name(word.origin);
  if (word.style) result["style"] = style_json(*word.style);
  if (word.joined) result["joined"] = true;
  return result;
}

json::object line_json(const Line& line) {
  json::object result;
  result["text"] = string(text_of(line));
  result["bbox"] = box_json(line.box);
  if (line.baseline) result["baseline"] = *line.baseline;
  result["confidence"] = confidence_json(line.confidence);
  json::array& words = result["words"].emplace_array();
  words.reserve(line.words.size());
  for (const Word& word : line.words) words.push_back(word_json(word));
  return result;
}

json::array lines_json(const std::vector<Line>& lines) {
  json::array result;
  result.reserve(lines.size());
  for (const Line& line : lines) result.push_back(line_json(line));
  return result;
}

json::object cell_json(const Cell& cell) {
  return {{"row", cell.row},
          {"column", cell.column},
          {"row_span", cell.row_span},
          {"column_span", cell.column_span},
          {"header", cell.header},
          {"bbox", box_json(cell.box)},
          {"text", string(text_of(cell.lines))},
          {"lines", lines_json(cell.lines)}};
}

json::object table_json(const Table& table) {
  json::array cells;
  for (const Cell& cell : table.cells) cells.push_back(cell_json(cell));
  return {
      {"rows", table.rows}, {"columns", table.columns}, {"ruled", table.ruled}, {"cells", std::move(cells)}};
}

struct AddContent {
  json::object& block;
  void operator()(const Text& text) const { block["lines"] = lines_json(text.lines); }
  void operator()(const Table& table) const { block["table"] = table_json(table); }
  void operator()(const Picture&) const {}
  void operator()(const Formula& formula) const {
    block["latex"] = string(formula.latex);
    block["lines"] = lines_json(formula.lines);
  }
};

json::object block_json(const Block& block) {
  json::object result;
  result["id"] = string(block.id);
  result["type"] = name(block.kind);
  result["text"] = string(text_of(block));
  result["bbox"] = box_json(block.box);
  result["confidence"] = confidence_json(block.confidence);
  if (block.level) result["level"] = *block.level;
  if (block.continues) result["continues"] = true;
  result["layer"] = name(block.layer);
  if (block.language) result["language"] = string(*block.language);
  std::visit(AddContent{result}, block.content);
  return result;
}

json::array warnings_json(const std::vector<Warning>& warnings) {
  json::array result;
  for (const Warning& warning : warnings) result.push_back(to_json(warning));
  return result;
}

}  // namespace

json::object to_json(const Page& page) {
  json::array blocks;
  blocks.reserve(page.blocks.size());
  for (const Block& block : page.blocks) blocks.push_back(block_json(block));
  return {{"index", page.index},
          {"width", page.width},
          {"height", page.height},
          {"dpi", std::isfinite(page.dpi) ? rounded(page.dpi) : json::value(0)},
          {"rotation", page.rotation},
          {"language", nullable(page.language)},
          {"confidence", confidence_json(page.confidence)},
          {"origin", name(page.origin)},
          {"blocks", std::move(blocks)},
          {"warnings", warnings_json(page.warnings)}};
}

json::object to_json(const Warning& warning) {
  json::object result{{"code", string(warning.code)}, {"message", string(warning.message)}};
  if (warning.page) result["page"] = *warning.page;
  return result;
}

json::object to_json(const Source& source) {
  return {{"name", string(source.name)},
          {"media_type", string(source.media_type)},
          {"bytes", source.bytes},
          {"sha256", string(source.sha256)}};
}

json::object head_to_json(const Document& document) {
  json::array languages;
  for (const std::string& language : document.languages) languages.push_back(string(language));
  return {{"schema_version", document.schema_version},
          {"source", to_json(document.source)},
          {"languages", std::move(languages)},
          {"warnings", warnings_json(document.warnings)}};
}

std::string serialize_page(const Page& page) {
  return json_text(to_json(page));
}

std::string_view name(BlockKind kind) {
  return names::kBlockKinds.at(static_cast<std::size_t>(kind));
}
std::string_view name(Origin origin) {
  return names::kOrigins.at(static_cast<std::size_t>(origin));
}
std::string_view name(Layer layer) {
  return names::kLayers.at(static_cast<std::size_t>(layer));
}

}  // namespace ocrchat
