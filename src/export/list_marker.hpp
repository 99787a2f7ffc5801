#pragma once

#include <string>
#include <vector>

#include "document/model.hpp"

namespace ocrchat {

/// What stands before a list item's text.
struct ItemMarker {
  enum class Kind {
    none,
    bullet,
    number,     ///< digits and "." or ")", which `text` holds
    open_task,  ///< an empty box
    done_task,  ///< a ticked box
  };
  Kind kind = Kind::none;
  std::string text;
};

/// Takes the marker off the start of a list item's lines. Other markers ("a)", "(iv)") stay in the text:
/// neither Markdown nor a bullet could say them.
ItemMarker take_marker(std::vector<Line>& lines);

}  // namespace ocrchat
