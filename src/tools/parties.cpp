#include "tools/parties.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace ocrchat {
namespace {

/// Folded words.
constexpr std::array<std::u32string_view, 58> kForms{
    U"gmbh", U"ag",   U"kg",  U"ohg",     U"ug",  U"gbr",  U"mbh",    U"ltd",         U"limited", U"llc",
    U"inc",  U"corp", U"plc", U"llp",     U"co",  U"sas",  U"sa",     U"sarl",        U"eurl",    U"sl",
    U"slu",  U"srl",  U"spa", U"snc",     U"lda", U"ltda", U"bv",     U"nv",          U"vof",     U"zoo",
    U"sro",  U"as",   U"ab",  U"aps",     U"oy",  U"oyj",  U"ооо",    U"оао",         U"зао",     U"ао",
    U"ип",   U"тов",  U"пат", U"фоп",     U"sti", U"αε",   U"επε",    U"ικε",         U"οε",      U"pvt",
    U"pty",  U"kft",  U"zrt", U"company", U"doo", U"شركة", U"gesmbh", U"corporation",
};
/// Anywhere in a line: in these scripts they are no words of their own, or have a mark within.
constexpr std::array<std::u32string_view, 10> kParts{U"有限公司", U"股份公司", U"株式会社", U"有限会社",
                                                     U"合同会社", U"주식회사", U"(株)",     U"(주)",
                                                     U"בע\"מ",    U"z oo"};

}  // namespace

bool names_company(const FoldedLine& line) {
  const std::u32string& text = line.text;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_letter(text[end])) ++end;
    const std::u32string_view word = std::u32string_view(text).substr(at, end - at);
    // A legal form ends a name or, in Cyrillic and Arabic, begins it.
    const bool apart = at > 0 || (word.size() < text.size() && !word.empty() && word.front() >= U'а');
    if (apart && std::find(kForms.begin(), kForms.end(), word) != kForms.end()) return true;
    at = end + 1;
  }
  return std::any_of(kParts.begin(), kParts.end(),
                     [&](std::u32string_view part) { return text.find(part) != std::u32string::npos; });
}

}  // namespace ocrchat
