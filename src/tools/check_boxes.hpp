#pragma once

#include <string_view>
#include <vector>

namespace ocrchat {

/// A box to tick, as text: ☐ ☑ ☒ □ ■ [ ] [x] …
struct CheckBox {
  std::size_t begin = 0;  ///< bytes of the text
  std::size_t end = 0;
  bool checked = false;
};

std::vector<CheckBox> check_boxes_in(std::string_view text);

}  // namespace ocrchat
