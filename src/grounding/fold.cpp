#include "grounding/fold.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <vector>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "document/writing.hpp"

namespace ocrchat {
namespace {

constexpr UChar32 kTatweel = 0x640;

std::string case_folded(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  if (U_SUCCESS(status)) {
    normalizer->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink,
                              nullptr, status);
  }
  if (U_FAILURE(status)) throw Error(ErrorCode::internal, {}, u_errorName(status));
  return result;
}

bool is_vowel_point(UChar32 c) {
  if (c == kTatweel) return true;
  if (u_charType(c) != U_NON_SPACING_MARK) return false;
  return (c >= 0x591 && c <= 0x5C7) || (c >= 0x610 && c <= 0x61A) || (c >= 0x64B && c <= 0x65F) || c == 0x670;
}

bool is_quotation_mark(UChar32 c) {
  constexpr std::u32string_view kOthers = U"\"'`´′″＂＇";
  const auto type = u_charType(c);
  return type == U_INITIAL_PUNCTUATION || type == U_FINAL_PUNCTUATION || (c >= 0x2018 && c <= 0x201F) ||
         (c >= 0x300C && c <= 0x300F) || kOthers.find(static_cast<char32_t>(c)) != std::u32string_view::npos;
}

bool is_dash(UChar32 c) {
  return u_charType(c) == U_DASH_PUNCTUATION || c == 0x2212;
}

/// 0 for a character that is left out.
char32_t folded(char32_t letter) {
  const auto c = static_cast<UChar32>(letter);
  if (is_vowel_point(c)) return 0;
  if (u_isUWhiteSpace(c) != 0) return U' ';
  if (u_iscntrl(c) != 0) return 0;
  if (is_quotation_mark(c)) return U'"';
  if (is_dash(c)) return U'-';
  const std::int32_t digit = u_charDigitValue(c);
  return digit >= 0 ? U'0' + static_cast<char32_t>(digit) : letter;
}

}  // namespace

std::u32string folded_letters(std::string_view text) {
  std::u32string result;
  for (const char32_t letter : to_utf32(case_folded(text))) {
    const char32_t c = folded(letter);
    if (c != 0) result += c;
  }
  return result;
}

std::u32string folded_word(std::string_view word) {
  const std::u32string all = folded_letters(word);
  std::u32string result;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const char32_t before = i > 0 ? all[i - 1] : 0;
    const char32_t after = i + 1 < all.size() ? all[i + 1] : 0;
    const bool stays = (is_digit(before) && is_digit(after)) || is_spaceless(before) || is_spaceless(after);
    if (all[i] != U' ' && (is_letter_or_digit(all[i]) || is_mark(all[i]) || stays)) result += all[i];
  }
  return result.empty() ? all : result;
}

bool is_letter_or_digit(char32_t c) {
  return u_isalnum(static_cast<UChar32>(c)) != 0;
}

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

bool is_mark(char32_t c) {
  constexpr std::uint32_t kMarks = U_GC_MN_MASK | U_GC_MC_MASK | U_GC_ME_MASK;
  return (U_MASK(u_charType(static_cast<UChar32>(c))) & kMarks) != 0;
}

int edit_distance(std::u32string_view a, std::u32string_view b) {
  if (a == b) return 0;
  thread_local std::vector<int> row;  // kept, for it is called a million times a page
  row.resize(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<int>(j);
  for (std::size_t i = 0; i < a.size(); ++i) {
    int diagonal = row[0];
    row[0] = static_cast<int>(i) + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const int substituted = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({substituted, diagonal + 1, row[j] + 1});
    }
  }
  return row.back();
}

}  // namespace ocrchat
