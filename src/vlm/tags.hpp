#pragma once

#include <optional>
#include <string_view>

namespace ocrchat {

/// A tag without attributes, "<fcel>" or "</otsl>", and the text up to the next one.
struct TaggedText {
  std::string_view tag;  ///< its name; empty: text before the first tag
  bool closes = false;
  std::string_view text;
};

/// Takes a text with tags apart. What does not look like a tag ("a < b") is text.
class TagReader {
 public:
  explicit TagReader(std::string_view text) : rest_(text) {}
  std::optional<TaggedText> next();

 private:
  std::string_view rest_;
};

/// The number of "loc_123", between 0 and 10,000; nothing for any other name.
std::optional<int> location(std::string_view tag);

}  // namespace ocrchat
