#include "translate/apertium_pairs.hpp"

#include <gmock/gmock.h>

#include <csignal>
#include <iostream>
#include <map>

#include "base/bytes.hpp"
#include "language/codes.hpp"
#include "translate/apertium_translator.hpp"

namespace ocrchat {
namespace {

using testing::HasSubstr;

/// A sentence, and words that its translation must have.
struct Sentence {
  std::string from;
  std::string to;
  std::string text;
  std::vector<std::string> words;
};

const char* const kSpanish = "El inquilino pagará 450 euros el primer día de cada mes.";
const char* const kCatalan = "El llogater pagarà 450 euros el primer dia de cada mes.";
const char* const kFrench = "Le locataire paiera 450 euros le premier jour de chaque mois.";
const char* const kPortuguese = "O inquilino pagará 450 euros no primeiro dia de cada mês.";
const char* const kGalician = "O inquilino pagará 450 euros o primeiro día de cada mes.";
const char* const kItalian = "L'inquilino pagherà 450 euro il primo giorno di ogni mese.";
const char* const kOccitan = "Lo locatari pagarà 450 èuros lo primièr jorn de cada mes.";
const char* const kDanish = "Lejeren skal betale 450 kroner den første dag i hver måned.";
const char* const kNorwegian = "Leieren skal betale 450 kroner den første dagen i hver måned.";
const char* const kSwedish = "Hyresgästen ska betala 450 kronor den första dagen i varje månad.";
const char* const kBelarusian = "Наймальнік плаціць 450 рублёў у першы дзень кожнага месяца.";

/// Dates, with an address that must stay.
const std::map<std::string, std::string> kDates{
    {"es", "El contrato termina el 28 de febrero de 2025, no el 3 de abril [x@example.org]"},
    {"ca", "El contracte acaba el 28 de febrer de 2025, no el 3 d'abril [x@example.org]"},
    {"fr", "Le contrat se termine le 28 février 2025, pas le 3 avril [x@example.org]"},
    {"pt", "O contrato termina a 28 de fevereiro de 2025, não a 3 de abril [x@example.org]"},
    {"gl", "O contrato remata o 28 de febreiro de 2025, non o 3 de abril [x@example.org]"},
    {"it", "Il contratto finisce il 28 febbraio 2025, non il 3 aprile [x@example.org]"},
    {"oc", "Lo contracte s'acaba lo 28 de febrièr de 2025, pas lo 3 d'abril [x@example.org]"},
    {"da", "Kontrakten slutter den 28. februar 2025, ikke den 3. august [x@example.org]"},
    {"no", "Kontrakten slutter 28. februar 2025, ikke 3. august [x@example.org]"},
    {"sv", "Kontraktet slutar den 28 februari 2025, inte den 3 augusti [x@example.org]"},
    {"be", "Дагавор заканчваецца 28 лютага 2025 года, а не 3 красавіка [x@example.org]"},
};

const std::vector<Sentence>& sentences() {
  static const std::vector<Sentence> all{
      {"be", "ru", kBelarusian, {"450 рублей", "первый день", "каждого месяца"}},
      {"ca", "es", kCatalan, {"pagará 450 euros", "primer día", "cada mes"}},
      {"ca", "fr", kCatalan, {"450 euros", "premier jour", "chaque mois"}},
      {"ca", "it", kCatalan, {"450 euro", "primo giorno", "mese"}},
      {"ca", "oc", kCatalan, {"450", "primièr", "cada mes"}},
      {"ca", "pt", kCatalan, {"pagará 450 euros", "primeiro dia", "cada mês"}},
      {"da", "no", kDanish, {"betale 450 kroner", "første dag", "måned"}},
      {"da", "sv", kDanish, {"betala 450 kronor", "första dag", "varje månad"}},
      {"es", "ca", kSpanish, {"pagarà 450 euros", "primer dia", "cada mes"}},
      {"es", "fr", kSpanish, {"450 euros", "premier jour", "chaque mois"}},
      {"es", "gl", kSpanish, {"pagará 450 euros", "primeiro día", "cada mes"}},
      {"es", "oc", kSpanish, {"450", "primièr", "cada mes"}},
      {"es", "pt", kSpanish, {"pagará 450 euros", "primeiro dia", "cada mês"}},
      {"fr", "ca", kFrench, {"450 euros", "primer dia", "cada mes"}},
      {"fr", "es", kFrench, {"450 euros", "primer día", "cada mes"}},
      {"fr", "oc", kFrench, {"450", "primièr", "mes"}},
      {"gl", "es", kGalician, {"pagará 450 euros", "primer día", "cada mes"}},
      {"gl", "pt", kGalician, {"450 euros", "primeiro dia", "cada mês"}},
      {"it", "ca", kItalian, {"450 euros", "primer dia", "cada mes"}},
      {"it", "es", kItalian, {"450 euro", "primer día", "cada mes"}},
      {"no", "da", kNorwegian, {"betale 450 kroner", "første dag", "måned"}},
      {"no", "sv", kNorwegian, {"betala 450 kronor", "första dagen", "varje månad"}},
      {"oc", "ca", kOccitan, {"450 euros", "primer dia", "cada mes"}},
      {"oc", "es", kOccitan, {"450 euros", "primer día", "cada mes"}},
      {"oc", "fr", kOccitan, {"450 euros", "premier jour", "chaque mois"}},
      {"pt", "ca", kPortuguese, {"450 euros", "primer dia", "cada mes"}},
      {"pt", "es", kPortuguese, {"450 euros", "primer día", "cada mes"}},
      {"pt", "gl", kPortuguese, {"450 euros", "primeiro día", "cada mes"}},
      {"sv", "da", kSwedish, {"betale 450 kroner", "første dag", "måned"}},
  };
  return all;
}

TEST(ApertiumPairs, AreOfLanguagesThatCanBeAskedForAndEachHasASentence) {
  ASSERT_EQ(sentences().size(), apertium_pairs().size());
  for (std::size_t i = 0; i < sentences().size(); ++i) {
    const ApertiumPair& pair = apertium_pairs()[i];
    EXPECT_EQ(sentences()[i].from, pair.from);
    EXPECT_EQ(sentences()[i].to, pair.to);
    for (const std::string_view tag : {pair.from, pair.to}) {
      ASSERT_NE(find_language(tag), nullptr) << tag;
      EXPECT_EQ(find_language(tag)->tag, tag);
    }
    EXPECT_EQ(find_pair(pair.from, pair.to), &pair) << "once";
  }
  EXPECT_EQ(find_pair("es", "es"), nullptr);
}

std::string file(const char* name) {
  return std::string(as_chars(read_file(std::string(OCRCHAT_SOURCE_FOLDER) + name)));
}

TEST(ApertiumPairs, StandInTheHandbookAndAreInstalledForTheTests) {
  const std::string handbook = file("/docs/translation.md");
  const std::string packages = file("/packaging/debian-test.txt");
  for (const ApertiumPair& pair : apertium_pairs()) {
    const std::string row = "| " + std::string(pair.from) + " | " + std::string(pair.to);
    const std::size_t at = handbook.find("\n" + row + " ");
    ASSERT_NE(at, std::string::npos) << row;
    EXPECT_THAT(handbook.substr(at + 1, handbook.find('\n', at + 1) - at),
                HasSubstr(std::string(pair.package)));
    EXPECT_THAT(packages, HasSubstr("\n" + std::string(pair.package) + "\n"));
  }
}

TEST(ApertiumPairs, OfNoFolderThereAreNone) {
  EXPECT_TRUE(available_pairs("").empty());
  EXPECT_TRUE(available_pairs("/nonexistent").empty());
}

class InstalledPair : public testing::TestWithParam<Sentence> {};

TEST_P(InstalledPair, TranslatesASentence) {
  const Sentence& sentence = GetParam();
  std::signal(SIGPIPE, SIG_IGN);
  ApertiumOptions options;
  options.start = std::chrono::seconds(30);
  options.text = std::chrono::seconds(10);
  ApertiumTranslator translator(options);
  if (!translator.translates(sentence.from, sentence.to)) {
    std::cout << "not tried: " << find_pair(sentence.from, sentence.to)->package << " is not installed\n";
    return;
  }
  const std::vector<std::string> texts{sentence.text, kDates.at(sentence.from), sentence.text};
  const auto answers = translator.translate(texts, sentence.from, sentence.to, {});
  for (const std::string& word : sentence.words) EXPECT_THAT(answers[0], HasSubstr(word));
  EXPECT_TRUE(answers[0].ends_with('.') && !answers[0].ends_with("..")) << answers[0];
  EXPECT_EQ(answers[0].find_first_of("*#@[]\\"), std::string::npos) << answers[0];
  for (const char* part : {"28", "2025", "3", "[x@example.org]"}) EXPECT_THAT(answers[1], HasSubstr(part));
  EXPECT_EQ(answers[2], answers[0]);
}

INSTANTIATE_TEST_SUITE_P(Each, InstalledPair, testing::ValuesIn(sentences()),
                         [](const auto& each) { return each.param.from + "_" + each.param.to; });

}  // namespace
}  // namespace ocrchat
