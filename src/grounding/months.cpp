#include "grounding/months.hpp"

#include <array>
#include <string>

#include "base/utf8.hpp"
#include "grounding/fold.hpp"

namespace ocrchat {
namespace {

/// The months' names, long and short, in en, de, fr, es, it, pt, nl, pl, ru, tr, and long in ca, gl, oc, da,
/// no, sv, be; each between spaces.
constexpr std::array<std::u32string_view, 12> kMonths{
    U" jan january januar jänner jän janv janvier enero ene gennaio gen janeiro januari "
    U"styczeń stycznia январь января янв ocak oca gener xaneiro genièr студзень студзеня ",
    U" feb february februar feber févr février febrero febbraio fev fevereiro februari luty "
    U"lutego февраль февраля фев şubat şub febrer febreiro febrièr люты лютага ",
    U" mar march märz mär mrz mars marzo março maart mrt marzec marca март марта мар mart març сакавік "
    U"сакавіка ",
    U" apr april avr avril abril abr aprile kwiecień kwietnia апрель апреля апр nisan nis красавік "
    U"красавіка ",
    U" may mai mayo maggio mag maio mei maj maja май мая mayıs maig ",
    U" jun june juni juin junio giugno giu junho czerwiec czerwca июнь июня июн haziran haz "
    U"juny xuño junh чэрвень чэрвеня ",
    U" jul july juli juil juillet julio luglio lug julho lipiec lipca июль июля июл temmuz tem "
    U"juliol xullo julhet ліпень ліпеня ",
    U" aug august août agosto ago augustus sierpień sierpnia август августа авг ağustos ağu "
    U"agost augusti жнівень жніўня ",
    U" sep sept september septembre septiembre setiembre settembre set setembro wrzesień "
    U"września сентябрь сентября сен сент eylül eyl setembre верасень верасня ",
    U" oct october oktober okt octobre octubre ottobre ott outubro out październik "
    U"października октябрь октября окт ekim eki кастрычнік кастрычніка ",
    U" nov november novembre noviembre novembro listopad listopada ноябрь ноября ноя kasım kas "
    U"лістапад лістапада ",
    U" dec december dezember dez décembre déc diciembre dic dicembre dezembro grudzień grudnia "
    U"декабрь декабря дек aralık ara desembre decembro decembre desember снежань снежня ",
};
constexpr std::u32string_view kBetween = U" of de d del di the ";

bool is_letter(char32_t c) {
  return (is_letter_or_digit(c) || is_mark(c)) && !is_digit(c);
}

bool is_among(std::u32string_view word, std::u32string_view words) {
  return words.find(U' ' + folded_letters(to_utf8(word)) + U' ') != std::u32string_view::npos;
}

int month_named(std::u32string_view word) {
  for (std::size_t month = 0; month < kMonths.size(); ++month) {
    if (is_among(word, kMonths[month])) return static_cast<int>(month) + 1;
  }
  return 0;
}

bool is_gap(char32_t c) {
  return c == U' ' || c == U'.' || c == U',' || c == U'-' || c == U'/' || c == U'\'' || c == U'’';
}

}  // namespace

int month_before(std::u32string_view text, std::size_t at) {
  for (int words = 0; words < 2; ++words) {
    while (at > 0 && is_gap(text[at - 1])) --at;
    const std::size_t end = at;
    while (at > 0 && is_letter(text[at - 1])) --at;
    const std::u32string_view word = text.substr(at, end - at);
    if (word.empty()) return 0;
    if (const int month = month_named(word); month > 0) return month;
    if (!is_among(word, kBetween)) return 0;
  }
  return 0;
}

int month_after(std::u32string_view text, std::size_t at) {
  for (int words = 0; words < 2; ++words) {
    while (at < text.size() && is_gap(text[at])) ++at;
    const std::size_t begin = at;
    while (at < text.size() && is_letter(text[at])) ++at;
    const std::u32string_view word = text.substr(begin, at - begin);
    if (word.empty()) return 0;
    if (const int month = month_named(word); month > 0) return month;
    if (!is_among(word, kBetween)) return 0;
  }
  return 0;
}

}  // namespace ocrchat
