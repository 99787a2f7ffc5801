#include "vlm/tagged_markdown.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>

#include "base/utf8.hpp"
#include "vlm/labels.hpp"
#include "vlm/limits.hpp"
#include "vlm/markdown.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kLongestLabel = 60;
constexpr std::size_t kLongestBoxes = 2000;
constexpr std::string_view kRef = "<|ref|>";
constexpr std::string_view kRefEnd = "<|/ref|>";
constexpr std::string_view kDet = "<|det|>";
constexpr std::string_view kDetEnd = "<|/det|>";

/// What stands before an element.
struct Mark {
  std::string_view label;
  Box box;
  std::size_t size = 0;
};

std::optional<Box> one_box(std::string_view& text) {
  std::array<int, 4> edges{};
  for (int& edge : edges) {
    text.remove_prefix(std::min(text.find_first_not_of(" ,["), text.size()));
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), edge);
    if (error != std::errc{}) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  }
  return Box{edges[0], edges[1], edges[2], edges[3]};
}

/// "[[1, 2, 3, 4], [5, 6, 7, 8]]": the box around them all.
Box box_of(std::string_view text) {
  Box box;
  while (const auto one = one_box(text)) {
    box = united(box, *one);
    text.remove_prefix(std::min(text.find('['), text.size()));
  }
  return box;
}

std::optional<Mark> mark_with_tokens(std::string_view text) {
  if (!text.starts_with(kRef)) return std::nullopt;
  const std::size_t label_end = text.substr(0, kRef.size() + kLongestLabel).find(kRefEnd);
  if (label_end == std::string_view::npos) return std::nullopt;
  std::size_t at = label_end + kRefEnd.size();
  while (at < text.size() && (text[at] == ' ' || text[at] == '\n')) ++at;
  if (!text.substr(at).starts_with(kDet)) return std::nullopt;
  at += kDet.size();
  const std::size_t end = text.substr(at, kLongestBoxes).find(kDetEnd);
  if (end == std::string_view::npos) return std::nullopt;
  return Mark{text.substr(kRef.size(), label_end - kRef.size()), box_of(text.substr(at, end)),
              at + end + kDetEnd.size()};
}

/// "sub_title[[10, 20, 400, 60]]", a whole line.
std::optional<Mark> mark_without_tokens(std::string_view text) {
  std::size_t label = 0;
  while (label < text.size() && label < kLongestLabel &&
         ((text[label] >= 'a' && text[label] <= 'z') || text[label] == '_')) {
    ++label;
  }
  if (label == 0 || !text.substr(label).starts_with("[[")) return std::nullopt;
  const std::size_t line_end = std::min(text.find('\n'), text.size());
  const std::string_view boxes = trimmed(text.substr(label, line_end - label));
  if (line_end > kLongestBoxes || !boxes.ends_with("]]")) return std::nullopt;
  const Box box = box_of(boxes);
  if (box.empty()) return std::nullopt;
  return Mark{text.substr(0, label), box, line_end};
}

std::optional<Mark> mark_at(std::string_view text, std::size_t at) {
  if (const auto mark = mark_with_tokens(text.substr(at))) return mark;
  const bool starts_line = at == 0 || text[at - 1] == '\n';
  return starts_line ? mark_without_tokens(text.substr(at)) : std::nullopt;
}

/// Where the next mark could begin: at a token, or at a line.
std::size_t next_place(std::string_view text, std::size_t at) {
  const std::size_t found = text.find_first_of("<\n", text[at] == '<' ? at + 1 : at);
  if (found == std::string_view::npos) return text.size();
  return text[found] == '\n' ? found + 1 : found;
}

/// Takes the text apart at its marks.
class TaggedMarkdownReader {
 public:
  std::vector<Block> take(std::string_view text) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size() && blocks_.size() < kMostBlocks;) {
      const auto mark = mark_at(text, at);
      if (mark) {
        end_element(text.substr(begin, at - begin));
        mark_ = mark;
        begin = at + mark->size;
      }
      at = mark ? begin : next_place(text, at);
    }
    end_element(text.substr(begin));
    return std::move(blocks_);
  }

 private:
  void end_element(std::string_view text) {
    if (!mark_ && trimmed(text).empty()) return;
    const Mark mark = mark_.value_or(Mark{});
    for (Block& block : labelled(mark.label, blocks_of_markdown(trimmed(text)), mark.box)) {
      blocks_.push_back(std::move(block));
    }
  }

  std::vector<Block> blocks_;
  std::optional<Mark> mark_;
};

}  // namespace

std::vector<Block> blocks_of_tagged_markdown(std::string_view text) {
  return TaggedMarkdownReader().take(text);
}

}  // namespace ocrchat
