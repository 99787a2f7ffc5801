#include "vlm/doctags.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/utf8.hpp"
#include "vlm/generated.hpp"
#include "vlm/labels.hpp"
#include "vlm/limits.hpp"
#include "vlm/otsl.hpp"
#include "vlm/tags.hpp"

namespace ocrchat {
namespace {

constexpr std::array<std::string_view, 18> kElements{"caption",
                                                     "chart",
                                                     "checkbox_selected",
                                                     "checkbox_unselected",
                                                     "code",
                                                     "document_index",
                                                     "footnote",
                                                     "formula",
                                                     "list_item",
                                                     "otsl",
                                                     "page_footer",
                                                     "page_header",
                                                     "paragraph",
                                                     "picture",
                                                     "text",
                                                     "title",
                                                     "key",
                                                     "value"};
constexpr std::string_view kHeading = "section_header_level_";

bool is_element(std::string_view tag) {
  return tag.starts_with(kHeading) || std::ranges::find(kElements, tag) != kElements.end();
}
bool may_hold_a_caption(std::string_view tag) {
  return tag == "picture" || tag == "chart" || tag == "otsl" || tag == "document_index";
}

class DocTagsReader {
 public:
  std::vector<Block> take(std::string_view text) {
    TagReader tags(text);
    while (const auto piece = tags.next()) {
      if (blocks_.size() >= kMostBlocks) break;
      take_piece(*piece);
    }
    close_all();
    return std::move(blocks_);
  }
  bool found() const { return found_; }

 private:
  struct Open {
    std::string_view tag;  // empty: text that stands in no element
    std::size_t place = 0;
    std::string text = {};
    std::vector<int> edges = {};
    OtslTable table = {};
  };

  void take_piece(const TaggedText& piece) {
    if (const auto edge = location(piece.tag)) {
      found_ = true;
      if (!open_.empty() && open_.back().edges.size() < 4) open_.back().edges.push_back(*edge);
      add_text(piece.text);
    } else if (piece.tag == "unordered_list" || piece.tag == "ordered_list") {
      found_ = true;
      change_list(piece);
    } else if (is_element(piece.tag)) {
      found_ = true;
      piece.closes ? close(piece.tag) : open(piece.tag);
      add_text(piece.text);
    } else if (!open_.empty() && may_hold_a_caption(open_.back().tag) && OtslTable::knows(piece.tag)) {
      open_.back().table.add(piece);
    } else {
      found_ = found_ || piece.tag == "doctag";
      add_text(piece.text);  // the name of a code's language, the kind of a picture
    }
  }

  void change_list(const TaggedText& piece) {
    close_all();
    if (piece.closes && !lists_.empty()) lists_.pop_back();
    if (!piece.closes && lists_.size() < kDeepest) lists_.push_back(piece.tag == "ordered_list" ? 1 : 0);
    add_text(piece.text);
  }

  void add_text(std::string_view text) {
    if (open_.empty() && trimmed(text).empty()) return;
    if (open_.empty()) open_.push_back({{}, blocks_.size()});
    open_.back().text += text;
  }

  void open(std::string_view tag) {
    const bool nested = tag == "caption" && !open_.empty() && may_hold_a_caption(open_.back().tag);
    if (!nested) close_all();
    open_.push_back({tag, blocks_.size()});
  }
  void close(std::string_view tag) {
    const bool is_open = std::ranges::any_of(open_, [&](const Open& one) { return one.tag == tag; });
    while (is_open && !open_.empty()) {
      const bool last = open_.back().tag == tag;
      close_one();
      if (last) return;
    }
  }
  void close_all() {
    while (!open_.empty()) close_one();
  }

  void close_one() {
    Open one = std::move(open_.back());
    open_.pop_back();
    Box box;
    if (one.edges.size() == 4) box = {one.edges[0], one.edges[1], one.edges[2], one.edges[3]};
    auto place = blocks_.begin() + static_cast<std::ptrdiff_t>(one.place);  // before its caption
    for (Block& block : labelled(one.tag, blocks_of(one), box)) {
      place = std::next(blocks_.insert(place, std::move(block)));
    }
  }

  std::vector<Block> blocks_of(Open& one) {
    if (!one.table.empty()) return {one.table.take()};
    if (one.tag == "checkbox_selected") one.text.insert(0, "☑ ");
    if (one.tag == "checkbox_unselected") one.text.insert(0, "☐ ");
    if (one.tag == "list_item") one.text.insert(0, marker(one.text));
    Block block = generated_block(BlockKind::paragraph, one.text);
    if (std::get<Text>(block.content).lines.empty()) return {};
    if (one.tag == "list_item") {
      block.kind = BlockKind::list_item;
      block.level = std::max<int>(1, static_cast<int>(lists_.size()));
    }
    if (one.tag.starts_with(kHeading)) {
      block.kind = BlockKind::heading;
      block.level = std::clamp(one.tag.back() - '0', 1, 6);
    }
    return {std::move(block)};
  }

  // The numbers of a list stand on the page, whether or not the model says them.
  std::string marker(std::string_view text) {
    if (lists_.empty() || lists_.back() == 0) return "";
    const std::string number = std::to_string(lists_.back()++);
    return trimmed(text).starts_with(number) ? "" : number + ". ";
  }

  static constexpr std::size_t kDeepest = 20;

  std::vector<Block> blocks_;
  std::vector<Open> open_;  // an element, and the caption in it
  std::vector<int> lists_;  // the next number of each list around; 0: bullets
  bool found_ = false;
};

}  // namespace

std::optional<std::vector<Block>> blocks_of_doctags(std::string_view text) {
  DocTagsReader reader;
  std::vector<Block> blocks = reader.take(text);
  if (!reader.found()) return std::nullopt;
  return blocks;
}

}  // namespace ocrchat
