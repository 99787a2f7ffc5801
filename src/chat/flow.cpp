#include "chat/flow.hpp"

#include <unicode/utf8.h>

#include <cstdint>

#include "chat/visible.hpp"
#include "document/text.hpp"

namespace ocrchat {
namespace {

void drop_last(std::string& text) {
  auto at = static_cast<std::int32_t>(text.size());
  U8_BACK_1(reinterpret_cast<const std::uint8_t*>(text.data()), 0, at);
  text.resize(static_cast<std::size_t>(at));
}

}  // namespace

void PassageFlow::add(const Line& line) {
  bool first = true;
  bool space = false;
  for (const Word& word : line.words) {
    const std::string shown = visible_text(word.text);
    if (shown.empty()) continue;
    if (first && !text_.empty()) {
      const Joint how = joint(text_, shown);
      if (how == Joint::space) text_ += ' ';
      if (how == Joint::drop_hyphen) drop_last(text_);
    } else if (space) {
      text_ += ' ';
    }
    places_.push_back({{text_.size(), text_.size() + shown.size()}, lines_, word.box});
    text_ += shown;
    first = false;
    space = !word.joined;
  }
  ++lines_;
}

std::vector<Box> PassageFlow::boxes(Span part) const {
  std::vector<Box> found;
  int line = -1;
  for (const Place& place : places_) {
    if (place.span.end <= part.begin || place.span.begin >= part.end || place.box.empty()) continue;
    if (place.line == line) {
      found.back() = united(found.back(), place.box);
    } else {
      found.push_back(place.box);
    }
    line = place.line;
  }
  return found;
}

}  // namespace ocrchat
