#pragma once

#include <string>
#include <vector>

#include "chat/segmenter.hpp"
#include "document/model.hpp"

namespace ocrchat {

/// Lines as one running text of visible characters, words hyphenated at a line's end put together, that still
/// knows where its words stand on the page.
class PassageFlow {
 public:
  void add(const Line& line);
  const std::string& text() const { return text_; }
  /// The boxes of the words within a part of the text, united line by line.
  std::vector<Box> boxes(Span part) const;

 private:
  struct Place {
    Span span;
    int line = 0;
    Box box;
  };

  std::string text_;
  std::vector<Place> places_;
  int lines_ = 0;
};

}  // namespace ocrchat
