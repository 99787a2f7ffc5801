#include "tools/folded.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include "base/error.hpp"

namespace ocrchat {
namespace {

const icu::Normalizer2& normalizer(bool folding) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* result =
      folding ? icu::Normalizer2::getNFKCCasefoldInstance(status) : icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) throw Error(ErrorCode::internal, {}, u_errorName(status));
  return *result;
}

bool is_left_out(UChar32 c) {
  return c == 0x640 || (c >= 0x300 && c <= 0x36F) || (c >= 0x591 && c <= 0x5C7) ||
         (c >= 0x64B && c <= 0x65F) || c == 0x670;
}

/// The letter without its accent, in scripts where a label may be printed with or without.
UChar32 base_letter(UChar32 c) {
  if (c == 0x131) return 'i';
  const bool accented = (c >= 0xC0 && c < 0x530) || (c >= 0x600 && c < 0x700) || (c >= 0x1E00 && c < 0x2000);
  icu::UnicodeString parts;
  if (!accented || !normalizer(false).getDecomposition(c, parts)) return c;
  return parts.char32At(0);
}

char32_t plain(UChar32 c) {
  if (is_left_out(c)) return 0;
  if (u_isUWhiteSpace(c) != 0) return U' ';
  if (u_iscntrl(c) != 0 || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0) return 0;
  if (c == 0x2212 || u_charType(c) == U_DASH_PUNCTUATION) return U'-';
  if (c == 0x2019 || c == 0x2018 || c == 0xB4 || c == '`' || c == 0x66C) return U'\'';
  if (c == 0x66B) return U',';
  if (c == 0x60C || c == 0x3001) return U',';
  if (c == 0x3002) return U'.';
  if (c == 0xB0) return U'o';  // "N°"
  const std::int32_t digit = u_charDigitValue(c);
  return digit >= 0 ? U'0' + static_cast<char32_t>(digit) : static_cast<char32_t>(base_letter(c));
}

class Folding {
 public:
  explicit Folding(std::size_t size) {
    result_.text.reserve(size);
    result_.at.reserve(size + 1);
  }

  void add(UChar32 c, std::size_t at) {
    if (c < 0x80) {
      put(plain(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c), at);
      return;
    }
    icu::UnicodeString folded;
    UErrorCode status = U_ZERO_ERROR;
    normalizer(true).normalize(icu::UnicodeString(c), folded, status);
    for (std::int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1))
      put(plain(folded.char32At(i)), at);
  }

  FoldedLine finish(std::size_t size) {
    result_.at.push_back(static_cast<std::uint32_t>(size));
    return std::move(result_);
  }

 private:
  void put(char32_t c, std::size_t at) {
    std::u32string& text = result_.text;
    if (c == 0 || (c == U' ' && (text.empty() || text.back() == U' '))) return;
    if (c == U'.' && !text.empty() && is_letter(text.back())) return;
    if (text.size() > 1 && text.back() == U'-' && is_letter(c) && is_letter(text[text.size() - 2])) {
      text.back() = U' ';
    }
    text += c;
    result_.at.push_back(static_cast<std::uint32_t>(at));
  }

  FoldedLine result_;
};

}  // namespace

FoldedLine folded_line(std::string_view text) {
  Folding folding(text.size());
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < size;) {
    const std::int32_t begin = at;
    UChar32 c = 0;
    U8_NEXT(text.data(), at, size, c);
    folding.add(c < 0 ? 0xFFFD : c, static_cast<std::size_t>(begin));
  }
  return folding.finish(text.size());
}

bool is_ascii_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

bool is_letter(char32_t c) {
  constexpr std::uint32_t kLetters = U_GC_L_MASK | U_GC_M_MASK;
  return (U_MASK(u_charType(static_cast<UChar32>(c))) & kLetters) != 0;
}

}  // namespace ocrchat
