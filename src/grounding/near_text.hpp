#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace ocrchat {

/// A part of a text: [begin, end), and how many edits make the pattern of it.
struct NearText {
  std::size_t begin = 0;
  std::size_t end = 0;
  int edits = 0;
};

/// The part of `text` that is nearest to `pattern`, the first of several, if at most `most_edits` insertions,
/// deletions and substitutions part them. Time is about the text's length times `most_edits` (Sellers' search
/// with Ukkonen's cut-off).
std::optional<NearText> nearest_text(std::u32string_view text, std::u32string_view pattern, int most_edits);

}  // namespace ocrchat
