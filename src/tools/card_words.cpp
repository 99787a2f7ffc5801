#include "tools/card_words.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "document/writing.hpp"

namespace ocrchat {
namespace {

constexpr std::string_view kPositions =
    "manager director engineer ceo cto cfo coo president chairman chairwoman founder co-founder consultant "
    "developer designer "
    "architect lawyer attorney professor partner head officer sales marketing assistant analyst accountant "
    "editor "
    "geschaftsfuhrer geschaftsfuhrerin leiter leiterin ingenieur ingenieurin berater beraterin vorstand "
    "prokurist inhaber inhaberin "
    "rechtsanwalt rechtsanwaltin directeur directrice gerant responsable ingenieur avocat consultante chef "
    "gerente directora "
    "jefe jefa ingeniero ingeniera abogado abogada presidente direttore direttrice responsabile ingegnere "
    "avvocato "
    "titolare diretor diretora engenheiro advogado socio directeur bedrijfsleider adviseur eigenaar dyrektor "
    "kierownik prezes "
    "inzynier specjalista kierowniczka reditel reditelka jednatel manazer chef ingenjor verkstallande "
    "radgivare "
    "direktor direktør ingenior ingeniør raadgiver toimitusjohtaja johtaja insinoori paallikko asiantuntija "
    "директор менеджер "
    "инженер руководитель начальник юрист директорка інженер керівник начальник юрист mudur muduru direktor "
    "muhendis uzman avukat "
    "διευθυντης διευθυντρια μηχανικος συμβουλος δικηγορος مدير مهندس رئيس مستشار محام מנהל מנהלת מהנדס סמנכל "
    "מנכל יועץ निदेशक "
    "प्रबंधक अभियंता सलाहकार";
constexpr std::u32string_view kPositionParts[] = {
    U"总经理", U"经理", U"董事", U"总监", U"工程师", U"主任", U"總經理", U"經理", U"取締役", U"部長", U"課長",
    U"社長",   U"担当", U"代表", U"대표", U"이사",   U"부장", U"과장",   U"팀장", U"사장",   U"실장"};
constexpr std::string_view kStreets =
    "street st road rd avenue ave lane drive square suite floor blvd boulevard way rue place allee calle "
    "avenida plaza "
    "paseo via viale piazza corso rua praca travessa straat laan weg plein ulica ul aleja al namesti trida "
    "gatan vagen gata vej "
    "gade vei katu tie ул улица пр проспект пл вул вулиця просп sokak sk cad cadde caddesi mah οδος λεωφορος "
    "شارع طريق רחוב שדרות "
    "मार्ग रोड नगर";
constexpr std::u32string_view kStreetEndings[] = {U"strasse", U"str",    U"platz", U"gasse", U"weg",
                                                  U"allee",   U"straat", U"laan",  U"gatan", U"vagen",
                                                  U"vej",     U"gade",   U"katu",  U"tie"};
constexpr std::u32string_view kAddressParts[] = {U"路",   U"街",   U"号", U"號",  U"区",  U"區", U"市",
                                                 U"丁目", U"番地", U"〒", U"로 ", U"길 ", U"구 "};

std::vector<std::u32string_view> words_of(std::u32string_view text) {
  std::vector<std::u32string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_letter(text[end])) ++end;
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

bool has_word_of(const FoldedLine& line, std::string_view list) {
  const std::u32string known = U" " + folded_line(list).text + U" ";
  const auto words = words_of(line.text);
  return std::any_of(words.begin(), words.end(), [&](std::u32string_view word) {
    return known.find(U" " + std::u32string(word) + U" ") != std::u32string::npos;
  });
}

bool has_part(const FoldedLine& line, const auto& parts) {
  return std::any_of(std::begin(parts), std::end(parts),
                     [&](std::u32string_view part) { return line.text.find(part) != std::u32string::npos; });
}

/// Four to six digits by themselves.
bool has_post_code(std::u32string_view text) {
  std::size_t digits = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && is_ascii_digit(text[at])) {
      ++digits;
      continue;
    }
    if (digits >= 4 && digits <= 6) return true;
    digits = 0;
  }
  return false;
}

bool has_digit(std::u32string_view text) {
  return std::any_of(text.begin(), text.end(), is_ascii_digit);
}

}  // namespace

bool names_position(const FoldedLine& line) {
  return has_word_of(line, kPositions) || has_part(line, kPositionParts);
}

bool is_of_address(const FoldedLine& line) {
  const auto words = words_of(line.text);
  if (words.empty()) return false;
  const bool street =
      has_word_of(line, kStreets) || std::any_of(words.begin(), words.end(), [](std::u32string_view word) {
        return std::any_of(std::begin(kStreetEndings), std::end(kStreetEndings),
                           [&](std::u32string_view ending) {
                             return word.size() > ending.size() && word.ends_with(ending);
                           });
      });
  return (street && has_digit(line.text)) || has_post_code(line.text) ||
         (has_part(line, kAddressParts) && has_digit(line.text));
}

bool may_be_name(const FoldedLine& line) {
  const std::u32string& text = line.text;
  const bool plain = std::all_of(text.begin(), text.end(), [](char32_t c) {
    return is_letter(c) || c == U' ' || c == U'\'' || c == U'-' || c == U'.' || c == U',';
  });
  const auto words = words_of(text);
  const bool spaceless = !text.empty() && (is_unspaced(text[0]) || (text[0] >= 0xAC00 && text[0] <= 0xD7A3));
  if (spaceless) return plain && text.size() >= 2 && text.size() <= 8;
  return plain && words.size() >= 2 && words.size() <= 5 && text.size() <= 40;
}

}  // namespace ocrchat
