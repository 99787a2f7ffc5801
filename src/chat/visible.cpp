#include "chat/visible.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "base/utf8.hpp"

namespace ocrchat {
namespace {

constexpr char32_t kNonJoiner = 0x200C;
constexpr char32_t kJoiner = 0x200D;

bool is_joiner(char32_t c) {
  return c == kNonJoiner || c == kJoiner;
}

/// Letters of scripts whose spelling uses the joiners. Latin, Greek, Cyrillic and Han do without.
bool may_be_joined(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
    case USCRIPT_HAN:
      return false;
    default:
      return U_SUCCESS(status) != 0;
  }
}

bool is_invisible(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  return (U_MASK(u_charType(code)) & (U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CS_MASK | U_GC_CO_MASK)) != 0 ||
         u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

}  // namespace

std::string visible_text(std::string_view text) {
  const std::u32string all = to_utf32(text);
  std::u32string shown;
  bool space = false;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const char32_t c = all[i];
    if (u_isUWhiteSpace(static_cast<UChar32>(c)) != 0) {
      space = !shown.empty();
      continue;
    }
    const bool inside_word = !space && !shown.empty() && i + 1 < all.size() && may_be_joined(all[i + 1]);
    const bool spelling = is_joiner(c) && inside_word && !is_joiner(shown.back());
    if (is_invisible(c) && !spelling) continue;
    if (space) shown += U' ';
    space = false;
    shown += c;
  }
  return to_utf8(shown);
}

}  // namespace ocrchat
