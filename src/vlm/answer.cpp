#include "vlm/answer.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "base/utf8.hpp"
#include "vlm/doctags.hpp"
#include "vlm/html.hpp"
#include "vlm/layout_json.hpp"
#include "vlm/limits.hpp"
#include "vlm/markdown.hpp"
#include "vlm/otsl.hpp"
#include "vlm/plain_text.hpp"
#include "vlm/tagged_markdown.hpp"

namespace ocrchat {
namespace {

/// The part of a side that an edge of a box in the model's own measure comes to, in pixels.
int on_side(int edge, int measure, int side) {
  const double part = std::clamp(static_cast<double>(edge) / measure, 0.0, 1.0);
  return static_cast<int>(part * side);
}

// A family that gives no boxes has none to be believed, whatever stands in its answer.
void place_boxes(Page& page, int box_space, PictureSize sent) {
  const int across = box_space < 0 ? sent.width : box_space;
  const int down = box_space < 0 ? sent.height : box_space;
  for (Block& block : page.blocks) {
    const Box given = std::exchange(block.box, {});
    if (across <= 0 || down <= 0) continue;
    const Box box{on_side(given.x0, across, page.width), on_side(given.y0, down, page.height),
                  on_side(given.x1, across, page.width), on_side(given.y1, down, page.height)};
    if (!box.empty()) block.box = box;
  }
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

bool has_one_of(std::string_view text, std::span<const std::string_view> words) {
  return std::ranges::any_of(words,
                             [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

// "Here is the text of the page:" alone on the first line. A page may begin with "Here is what we sell:".
std::string_view without_introduction(std::string_view text) {
  constexpr std::array<std::string_view, 9> kBegins{"here is",  "here's", "sure", "certainly", "below is",
                                                    "hier ist", "voici",  "aquí", "以下"};
  constexpr std::array<std::string_view, 13> kSubjects{"text",  "transcri", "content", "markdown", "extract",
                                                       "page",  "document", "image",   "inhalt",   "texte",
                                                       "texto", "内容",     "文本"};
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return text;
  const std::string first = ascii_lower(trimmed(text.substr(0, end)));
  const bool introduces = (first.ends_with(':') || first.ends_with("：")) && has_one_of(first, kSubjects) &&
                          std::ranges::any_of(kBegins, [&](auto begin) { return first.starts_with(begin); });
  return introduces ? trimmed(text.substr(end)) : text;
}

// Where the fence that `text` begins with is closed: a page in Markdown may have code of its own in it, whose
// first fence names a language.
std::size_t fence_end(std::string_view text) {
  bool inside = false;
  std::size_t at = text.find("\n```");
  for (; at != std::string_view::npos; at = text.find("\n```", at + 1)) {
    const std::size_t name = at + 4;
    const bool names = name < text.size() && text[name] != '\n' && text[name] != ' ' && text[name] != '\r';
    if (!inside && !names) return at;
    inside = names;
  }
  return at;
}

// A fence around the whole answer, and what a model says after it ("Let me know if …").
std::string_view without_fence(std::string_view text) {
  constexpr std::array<std::string_view, 6> kNames{"", "markdown", "md", "html", "json", "text"};
  constexpr std::size_t kLongestPostscript = 300;
  if (!text.starts_with("```")) return text;
  const std::size_t begin = std::min(text.find('\n'), text.size());
  const std::size_t end = fence_end(text);
  const std::string name = ascii_lower(trimmed(text.substr(3, begin - 3)));
  if (end == std::string_view::npos || std::ranges::find(kNames, name) == kNames.end()) return text;
  const std::string_view rest = trimmed(text.substr(end + 4));
  // Two pieces of code are not one fence around everything.
  const bool whole = rest.empty() || (!name.empty() && rest.size() <= kLongestPostscript);
  if (!whole || rest.find("```") != std::string_view::npos) return text;
  return end > begin ? trimmed(text.substr(begin, end - begin)) : std::string_view();
}

}  // namespace

std::string bare_answer(std::string_view answer) {
  return std::string(without_fence(without_introduction(trimmed(without_thinking(answer)))));
}

std::optional<std::vector<Block>> blocks_of_answer(Profile::Format format, std::string_view text) {
  switch (format) {
    case Profile::Format::markdown:
      return is_otsl(text) ? std::vector{table_of_otsl(text)} : blocks_of_markdown(text);
    case Profile::Format::olmocr:
      return blocks_of_markdown(after_front_matter(text));
    case Profile::Format::html:
      return blocks_of_html(text);
    case Profile::Format::layout_json:
      return blocks_of_layout_json(text);
    case Profile::Format::doctags:
      return blocks_of_doctags(text);
    case Profile::Format::tagged_markdown:
      return blocks_of_tagged_markdown(text);
    case Profile::Format::plain_text:
      return blocks_of_plain_text(text);
  }
  return std::nullopt;
}

std::optional<Page> page_of_answer(const Profile& profile, std::string_view answer, PictureSize sent,
                                   int width, int height) {
  if (answer.size() > kMostAnswer) return std::nullopt;
  auto blocks = blocks_of_answer(profile.format, to_valid_utf8(bare_answer(answer)));
  if (!blocks) return std::nullopt;
  Page page;
  page.width = width;
  page.height = height;
  page.origin = Origin::generated;
  page.blocks = std::move(*blocks);
  place_boxes(page, profile.box_space, sent);
  return page;
}

}  // namespace ocrchat
