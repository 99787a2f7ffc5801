#include "vlm/answer.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "base/utf8.hpp"
#include "vlm/formula.hpp"
#include "vlm/generated.hpp"
#include "vlm/html.hpp"
#include "vlm/markdown.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;

struct Category {
  std::string_view name;
  BlockKind kind;
  bool furniture = false;
};

// Of layouts in JSON, as dots.ocr names them.
constexpr std::array kCategories{
    Category{"Caption", BlockKind::caption},
    Category{"Footnote", BlockKind::footnote},
    Category{"List-item", BlockKind::list_item},
    Category{"Page-footer", BlockKind::page_footer, true},
    Category{"Page-header", BlockKind::page_header, true},
    Category{"Section-header", BlockKind::heading},
    Category{"Text", BlockKind::paragraph},
    Category{"Title", BlockKind::title},
};

/// Where an element of the answer stands on the page; nothing for what is no box.
std::optional<Box> box_on_page(const json::value* value, const Profile& profile, PictureSize sent, int width,
                               int height) {
  if (value == nullptr || !value->is_array() || value->get_array().size() != 4) return std::nullopt;
  std::array<double, 4> edges{};
  for (std::size_t i = 0; i < 4; ++i) {
    const json::value& edge = value->get_array()[i];
    if (!edge.is_number()) return std::nullopt;
    edges.at(i) = edge.to_number<double>();
  }
  const double across = profile.box_space < 0 ? sent.width : profile.box_space;
  const double down = profile.box_space < 0 ? sent.height : profile.box_space;
  if (across <= 0 || down <= 0) return std::nullopt;
  const auto x = [&](double edge) { return static_cast<int>(std::clamp(edge / across, 0.0, 1.0) * width); };
  const auto y = [&](double edge) { return static_cast<int>(std::clamp(edge / down, 0.0, 1.0) * height); };
  const Box box{x(edges[0]), y(edges[1]), x(edges[2]), y(edges[3])};
  if (box.empty()) return std::nullopt;
  return box;
}

std::string member(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : "";
}

std::vector<Block> blocks_of_element(const std::string& category, const std::string& text) {
  if (category == "Table") return blocks_of_html(text);
  if (category == "Picture") {
    Block block;
    block.kind = BlockKind::picture;
    block.content = Picture{};
    return {block};
  }
  if (category == "Formula") {
    Block block;
    block.kind = BlockKind::formula;
    block.content = Formula{bare_latex(text), {}};
    return {block};
  }
  std::vector<Block> blocks = blocks_of_markdown(text);
  const auto known = std::ranges::find(kCategories, category, &Category::name);
  if (known == kCategories.end() || known->kind == BlockKind::paragraph) return blocks;
  for (Block& block : blocks) {
    if (!std::holds_alternative<Text>(block.content)) continue;
    block.kind = known->kind;
    if (known->furniture) block.layer = Layer::furniture;
    if (known->kind == BlockKind::heading && !block.level) block.level = 2;
  }
  return blocks;
}

std::optional<std::vector<Block>> blocks_of_layout(std::string_view text, const Profile& profile,
                                                   PictureSize sent, int width, int height) {
  boost::system::error_code failure;
  const json::value value = json::parse(text, failure);
  if (failure || !value.is_array()) return std::nullopt;
  std::vector<Block> result;
  for (const json::value& element : value.get_array()) {
    if (!element.is_object() || result.size() > kMostBlocks) return std::nullopt;
    const json::object& object = element.get_object();
    const auto box = box_on_page(object.if_contains("bbox"), profile, sent, width, height);
    std::vector<Block> blocks = blocks_of_element(member(object, "category"), member(object, "text"));
    for (Block& block : blocks) {
      if (box && blocks.size() == 1) block.box = *box;
      result.push_back(std::move(block));
    }
  }
  return result;
}

// "---\nprimary_language: en\n…\n---\n" and then the page.
std::string_view after_front_matter(std::string_view text) {
  if (!text.starts_with("---\n")) return text;
  const std::size_t end = text.find("\n---", 3);
  if (end == std::string_view::npos) return text;
  text.remove_prefix(std::min(text.find('\n', end + 1) + 1, text.size()));
  return text;
}

std::string_view without_thinking(std::string_view text) {
  constexpr std::string_view kEnd = "</think>";
  const std::size_t end = text.rfind(kEnd);
  return end == std::string_view::npos ? text : text.substr(end + kEnd.size());
}

// "Here is the text of the page:" before a fence, or alone on the first line.
std::string_view without_introduction(std::string_view text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return text;
  const std::string first = ascii_lower(trimmed(text.substr(0, end)));
  const bool introduces =
      first.ends_with(':') && (first.starts_with("here is") || first.starts_with("here's") ||
                               first.starts_with("sure") || first.starts_with("certainly"));
  return introduces ? trimmed(text.substr(end)) : text;
}

std::string_view without_fence(std::string_view text) {
  if (!text.starts_with("```") || !text.ends_with("```") || text.size() < 6) return text;
  const std::size_t begin = text.find('\n');
  if (begin == std::string_view::npos) return text;
  const std::string_view inside = text.substr(begin + 1, text.size() - begin - 4);
  // Two pieces of code are not one fence around everything.
  return inside.find("\n```") == std::string_view::npos ? trimmed(inside) : text;
}

}  // namespace

std::string bare_answer(std::string_view answer) {
  return std::string(without_fence(without_introduction(trimmed(without_thinking(answer)))));
}

std::optional<Page> page_of_answer(const Profile& profile, std::string_view answer, PictureSize sent,
                                   int width, int height) {
  const std::string text = bare_answer(answer);
  Page page;
  page.width = width;
  page.height = height;
  page.origin = Origin::generated;
  switch (profile.format) {
    case Profile::Format::markdown:
      page.blocks = blocks_of_markdown(text);
      break;
    case Profile::Format::olmocr:
      page.blocks = blocks_of_markdown(after_front_matter(text));
      break;
    case Profile::Format::html:
      page.blocks = blocks_of_html(text);
      break;
    case Profile::Format::layout_json: {
      auto blocks = blocks_of_layout(text, profile, sent, width, height);
      if (!blocks) return std::nullopt;
      page.blocks = std::move(*blocks);
    }
  }
  return page;
}

}  // namespace ocrchat
