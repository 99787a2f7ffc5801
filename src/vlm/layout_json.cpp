#include "vlm/layout_json.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <string>
#include <utility>

#include "vlm/formula.hpp"
#include "vlm/html.hpp"
#include "vlm/labels.hpp"
#include "vlm/limits.hpp"
#include "vlm/markdown.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;

constexpr double kFarthest = 1'000'000;

/// An empty box for what is none.
Box box_of(const json::value* value) {
  if (value == nullptr || !value->is_array() || value->get_array().size() != 4) return {};
  std::array<int, 4> edges{};
  for (std::size_t i = 0; i < 4; ++i) {
    const json::value& edge = value->get_array()[i];
    if (!edge.is_number()) return {};
    edges.at(i) = static_cast<int>(std::clamp(edge.to_number<double>(), -kFarthest, kFarthest));
  }
  return {edges[0], edges[1], edges[2], edges[3]};
}

std::string member(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : "";
}

std::vector<Block> blocks_of_text(const std::string& category, const std::string& text) {
  if (category == "Table") return blocks_of_html(text);
  if (category != "Formula") return blocks_of_markdown(text);
  Block block;
  block.kind = BlockKind::formula;
  block.content = Formula{bare_latex(text), {}};
  return {block};
}

}  // namespace

std::optional<std::vector<Block>> blocks_of_layout_json(std::string_view text) {
  boost::system::error_code failure;
  const json::value value = json::parse(text, failure);
  if (failure || !value.is_array()) return std::nullopt;
  std::vector<Block> result;
  for (const json::value& element : value.get_array()) {
    if (!element.is_object() || result.size() > kMostBlocks) return std::nullopt;
    const json::object& object = element.get_object();
    const std::string category = member(object, "category");
    std::vector<Block> blocks = blocks_of_text(category, member(object, "text"));
    for (Block& block : labelled(category, std::move(blocks), box_of(object.if_contains("bbox")))) {
      result.push_back(std::move(block));
    }
  }
  return result;
}

}  // namespace ocrchat
