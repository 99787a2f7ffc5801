#include "tools/month_names.hpp"

#include <unicode/dtfmtsym.h>

#include <array>
#include <map>
#include <string>

#include "base/error.hpp"
#include "tools/folded.hpp"

namespace ocrchat {
namespace {

using Months = std::map<std::u32string, int, std::less<>>;

/// The first language keeps a name that two have for different months.
constexpr std::array kLocales{"en", "de",    "de_AT", "fr", "es", "it", "pt", "nl", "pl", "cs", "sv",
                              "da", "fi",    "ru",    "uk", "tr", "el", "ar", "he", "hi", "zh", "ja",
                              "ko", "ar_LB", "nb",    "ro", "hu", "sk", "sl", "bg", "id", "vi", "ca"};

void add(const icu::DateFormatSymbols& symbols, icu::DateFormatSymbols::DtContextType context,
         icu::DateFormatSymbols::DtWidthType width, Months& months) {
  std::int32_t count = 0;
  const icu::UnicodeString* names = symbols.getMonths(count, context, width);
  for (std::int32_t i = 0; i < count && i < 12; ++i) {
    std::string name;
    names[i].toUTF8String(name);
    std::u32string folded = folded_line(name).text;
    if (!folded.empty() && is_letter(folded.front())) months.emplace(std::move(folded), i + 1);
  }
}

Months all_months() {
  using Symbols = icu::DateFormatSymbols;
  Months months;
  for (const char* locale : kLocales) {
    UErrorCode status = U_ZERO_ERROR;
    const Symbols symbols(icu::Locale::createFromName(locale), status);
    if (U_FAILURE(status)) throw Error(ErrorCode::internal, {}, u_errorName(status));
    for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
      add(symbols, context, Symbols::WIDE, months);
      add(symbols, context, Symbols::ABBREVIATED, months);
    }
  }
  months.emplace(U"sept", 9);
  months.emplace(U"mrz", 3);
  return months;
}

}  // namespace

int month_named(std::u32string_view folded) {
  static const Months kMonths = all_months();
  auto found = kMonths.find(folded);
  // Hebrew puts "in" before the name as a letter.
  if (found == kMonths.end() && !folded.empty() && folded.front() == U'ב')
    found = kMonths.find(folded.substr(1));
  return found == kMonths.end() ? 0 : found->second;
}

}  // namespace ocrchat
