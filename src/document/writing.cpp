#include "document/writing.hpp"

#include <unicode/uscript.h>

#include <algorithm>
#include <array>

namespace ocrchat {
namespace {

constexpr char32_t kFirstThai = 0xE00;  // below it every script has spaces
constexpr char32_t kLastCharacter = 0x10FFFF;

}  // namespace

bool is_unspaced(char32_t c) {
  constexpr std::array kScripts{USCRIPT_HAN, USCRIPT_HIRAGANA, USCRIPT_KATAKANA, USCRIPT_THAI,
                                USCRIPT_LAO, USCRIPT_KHMER,    USCRIPT_MYANMAR};
  if (c < kFirstThai || c > kLastCharacter) return false;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
  return std::find(kScripts.begin(), kScripts.end(), script) != kScripts.end();
}

bool is_spaceless(char32_t c) {
  constexpr std::array kScripts{USCRIPT_HAN,     USCRIPT_HIRAGANA, USCRIPT_KATAKANA, USCRIPT_BOPOMOFO,
                                USCRIPT_THAI,    USCRIPT_LAO,      USCRIPT_KHMER,    USCRIPT_MYANMAR,
                                USCRIPT_TIBETAN, USCRIPT_YI};
  if (c < kFirstThai || c > kLastCharacter) return false;
  return std::any_of(kScripts.begin(), kScripts.end(), [c](UScriptCode script) {
    return uscript_hasScript(static_cast<UChar32>(c), script) != 0;
  });
}

}  // namespace ocrchat
