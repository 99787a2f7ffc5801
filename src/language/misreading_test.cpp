#include "language/misreading.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "language/misreading_table.hpp"
#include "language/scripts.hpp"

namespace ocrchat {
namespace {

std::string first(std::string_view text) {
  const auto guesses = scripts_behind(text);
  return guesses.empty() ? std::string() : guesses.front().script;
}

double behind(std::string_view text, std::string_view script) {
  for (const ScriptGuess& guess : scripts_behind(text))
    if (guess.script == script) return guess.behind;
  return 1e9;
}

TEST(Misreading, LeavesATraceOfTheScript) {
  EXPECT_LT(behind("The river had risen during the night and covered the lower meadow.", "Latn"), 12);
  EXPECT_EQ(first("Nuéc séng dang cao trong dém va tran ngap canh dong phia dudi."), "Viet");
  EXPECT_EQ(first("ACS THIS Get AICS PACHA ATS YA CA | stop {fF fact at aae GISATE Ys ATT ACES"), "Beng");
  EXPECT_EQ(first("OPH NAAT PAR PL FAOY 939 Ad De: MP+ UAT INGPH NOH 2C LED PACLOD ANC PARP S OMG:"), "Ethi");
  EXPECT_EQ(first("uuunavduluaaunawaAuuasnounvKaduaw qaulswiuiaavAULGUIUMUSsuADasUULasoim"), "Thai");
}

TEST(Misreading, OrdersAllScriptsByLikelihood) {
  const auto guesses = scripts_behind("The teacher carried a basket of apples");
  ASSERT_EQ(guesses.size(), misreading_rows().size());
  EXPECT_EQ(guesses.front().behind, 0);
  EXPECT_TRUE(std::is_sorted(guesses.begin(), guesses.end(),
                             [](const auto& a, const auto& b) { return a.behind < b.behind; }));
}

TEST(Misreading, OfAlmostNothingIsNotGuessed) {
  EXPECT_TRUE(scripts_behind("").empty());
  EXPECT_TRUE(scripts_behind("12 a").empty());
  EXPECT_TRUE(scripts_behind("\xff\xfe\xfd").empty());
}

TEST(Misreading, KnowsScriptsThatHaveAModel) {
  EXPECT_EQ(misread_letters().size(), kMisreadLetters);
  for (const MisreadingRow& row : misreading_rows()) {
    const std::string_view script = row.script == "Viet" ? "Latn" : row.script;
    EXPECT_FALSE(script_model(script).empty()) << row.script;
  }
}

}  // namespace
}  // namespace ocrchat
