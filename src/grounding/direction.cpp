#include "grounding/direction.hpp"

#include <unicode/uchar.h>

#include "base/utf8.hpp"

namespace ocrchat {

bool reads_right_to_left(std::string_view text) {
  for (const char32_t c : to_utf32(text)) {
    const UCharDirection direction = u_charDirection(static_cast<UChar32>(c));
    if (direction == U_LEFT_TO_RIGHT) return false;
    if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC) return true;
  }
  return false;
}

}  // namespace ocrchat
