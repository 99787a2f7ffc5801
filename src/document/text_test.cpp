#include "document/text.hpp"

#include <gmock/gmock.h>

#include <sstream>

namespace ocrchat {
namespace {

using testing::ElementsAre;
using testing::Eq;

Line line(const std::string& text) {
  Line result;
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    result.words.emplace_back();
    result.words.back().text = word;
  }
  return result;
}

std::vector<Line> lines(const std::vector<std::string>& texts) {
  std::vector<Line> result;
  for (const std::string& text : texts) result.push_back(line(text));
  return result;
}

Block block(const std::vector<std::string>& texts, BlockKind kind = BlockKind::paragraph) {
  Block result;
  result.kind = kind;
  result.content = Text{lines(texts)};
  return result;
}

std::string flow(const std::vector<std::string>& texts) {
  return flowed_text(lines(texts));
}

Word boxed(const std::string& text, Box box, std::optional<double> confidence) {
  return {text, box, confidence, std::nullopt, Origin::recognised, false};
}

TEST(TextOfLine, PartsWordsBySpacesUnlessTheyAreJoined) {
  Line chinese = line("中 文 and");
  chinese.words[0].joined = true;
  chinese.words[2].joined = true;
  EXPECT_EQ(text_of(chinese), "中文 and");
  EXPECT_EQ(text_of(line("")), "");
}

TEST(TextOfLine, LeavesOutEmptyWords) {
  Line odd = line("a b");
  odd.words.insert(odd.words.begin() + 1, Word{});
  EXPECT_EQ(text_of(odd), "a b");
}

TEST(TextOfBlock, GivesATableAsRowsOfTabbedCells) {
  Table table{2, 3, {}, false};
  table.cells.push_back({0, 0, 1, 2, true, {}, lines({"two", "lines"})});
  table.cells.push_back({0, 2, 1, 1, true, {}, lines({"c"})});
  table.cells.push_back({1, 2, 1, 1, false, {}, lines({"z"})});
  Block with_table;
  with_table.content = table;
  EXPECT_EQ(text_of(with_table), "two lines\t\tc\n\t\tz");
}

TEST(TextOfBlock, GivesNothingForAPictureAndTheSourceOfAFormulaWithoutLines) {
  Block picture;
  picture.content = Picture{};
  EXPECT_EQ(text_of(picture), "");
  Block formula;
  formula.content = Formula{"x^2", {}};
  EXPECT_EQ(text_of(formula), "x^2");
  formula.content = Formula{"x^2", lines({"x 2"})};
  EXPECT_EQ(text_of(formula), "x 2");
}

TEST(TextOfPage, PartsBodyBlocksByAnEmptyLineAndLeavesOutFurniture) {
  Page page;
  page.blocks = {block({"Running head"}), block({"One", "two"}), block({}), block({"three"})};
  page.blocks[0].layer = Layer::furniture;
  EXPECT_EQ(text_of(page), "One\ntwo\n\nthree");
}

TEST(TextOfPage, KeepsAParagraphThatGoesOnInTheNextColumnTogether) {
  Page page;
  page.blocks = {block({"One"}), block({"two"}), block({"three"})};
  page.blocks[0].continues = true;
  EXPECT_EQ(text_of(page), "One\ntwo\n\nthree");
}

TEST(FlowedText, JoinsLinesByASpace) {
  EXPECT_EQ(flow({"The quick", "", "brown fox"}), "The quick brown fox");
  EXPECT_EQ(flow({"안녕하세요", "세계"}), "안녕하세요 세계");
  EXPECT_EQ(flow({"ሰላም", "ለዓለም"}), "ሰላም ለዓለም");
}

TEST(FlowedText, JoinsScriptsWrittenWithoutSpacesByNothing) {
  EXPECT_EQ(flow({"中文", "漢字"}), "中文漢字");
  EXPECT_EQ(flow({"サーバー", "です。", "次"}), "サーバーです。次");
  EXPECT_EQ(flow({"ภาษา", "ไทย"}), "ภาษาไทย");
  EXPECT_EQ(flow({"ភាសា", "ខ្មែរ"}), "ភាសាខ្មែរ");
  EXPECT_EQ(flow({"ພາສາ", "ລາວ"}), "ພາສາລາວ");
  EXPECT_EQ(flow({"မြန်", "မာ"}), "မြန်မာ");
  EXPECT_EQ(flow({"使用", "Python", "语言"}), "使用 Python 语言");
}

TEST(FlowedText, PutsHyphenatedWordsTogether) {
  EXPECT_EQ(flow({"recog-", "nition of"}), "recognition of");
  EXPECT_EQ(flow({"Erken\u2010", "nung"}), "Erkennung");
  EXPECT_EQ(flow({"soft\u00AD", "Ware"}), "softWare");
  EXPECT_EQ(flow({"распо-", "знавание"}), "распознавание");
}

TEST(FlowedText, KeepsHyphensThatBelongToTheText) {
  EXPECT_EQ(flow({"Jean-", "Paul"}), "Jean-Paul");
  EXPECT_EQ(flow({"state-of-the-", "art"}), "state-of-the-art");
  EXPECT_EQ(flow({"Haupt-", "und Nebensache"}), "Haupt- und Nebensache");
  EXPECT_EQ(flow({"e-", "mail"}), "e-mail");
  EXPECT_EQ(flow({"1990-", "1995"}), "1990- 1995");
  EXPECT_EQ(flow({"a dash -", "then more"}), "a dash - then more");
  EXPECT_EQ(flow({"בית־", "ספר"}), "בית־ספר");
  EXPECT_EQ(flow({"-", "-", "x"}), "- - x");
}

TEST(FlowedText, TakesIllFormedTextWithoutHarm) {
  EXPECT_EQ(flow({"a\xE4", "\xB8z"}).size(), 5U);
}

TEST(ForEachLine, VisitsTablesAndFormulasInReadingOrder) {
  Page page;
  page.blocks = {block({"one"}), block({}), block({})};
  page.blocks[1].content = Table{1, 1, {{0, 0, 1, 1, false, {}, lines({"two"})}}, false};
  page.blocks[2].content = Formula{"", lines({"three"})};
  std::vector<std::string> seen;
  for_each_line(static_cast<const Page&>(page), [&](const Line& each) { seen.push_back(text_of(each)); });
  EXPECT_THAT(seen, ElementsAre("one", "two", "three"));
}

TEST(Settle, FillsBoxesFromTheWords) {
  Page page;
  page.blocks = {block({"a b"})};
  auto& words = std::get<Text>(page.blocks[0].content).lines[0].words;
  words[0].box = {10, 20, 30, 40};
  words[1].box = {35, 15, 60, 38};
  settle(page);
  EXPECT_EQ(page.blocks[0].box, (Box{10, 15, 60, 40}));
  EXPECT_EQ(std::get<Text>(page.blocks[0].content).lines[0].box, (Box{10, 15, 60, 40}));
}

TEST(Settle, KeepsBoxesThatWordsCannotGive) {
  Page page;
  page.blocks = {block({}), block({"boxless"}), block({})};
  page.blocks[0].content = Picture{};
  page.blocks[0].box = {1, 2, 3, 4};
  std::get<Text>(page.blocks[1].content).lines[0].box = {5, 6, 7, 8};
  page.blocks[2].box = {0, 0, 100, 100};
  page.blocks[2].content =
      Table{1, 1, {{0, 0, 1, 1, false, {}, {{{}, {}, {boxed("w", {10, 10, 20, 20}, 1)}, {}}}}}, true};
  settle(page);
  EXPECT_EQ(page.blocks[0].box, (Box{1, 2, 3, 4}));
  EXPECT_EQ(page.blocks[1].box, (Box{5, 6, 7, 8}));
  EXPECT_EQ(page.blocks[2].box, (Box{0, 0, 100, 100}));
  EXPECT_EQ(std::get<Table>(page.blocks[2].content).cells[0].box, (Box{10, 10, 20, 20}));
}

TEST(Settle, WeightsConfidenceByCodePointsAndLeavesItAbsentWhereNoWordHasOne) {
  Page page;
  page.confidence = 0.9;
  page.blocks = {block({"x"}), block({"unknown"})};
  page.blocks[1].confidence = 1;
  std::get<Text>(page.blocks[0].content).lines[0].words = {boxed("ééé", {}, 1.0), boxed("a", {}, 0.0),
                                                           boxed("nothing known", {}, std::nullopt)};
  settle(page);
  EXPECT_THAT(page.blocks[0].confidence, Eq(0.75));
  EXPECT_THAT(page.blocks[1].confidence, Eq(std::nullopt));
  EXPECT_THAT(page.confidence, Eq(0.75));
}

TEST(Settle, NumbersTheBlocksAndNamesTheCommonestOrigin) {
  Page page;
  page.index = 12;
  page.blocks = {block({"a"}), block({"embedded"})};
  std::get<Text>(page.blocks[1].content).lines[0].words[0].origin = Origin::embedded;
  settle(page);
  EXPECT_EQ(page.blocks[0].id, "p12b0");
  EXPECT_EQ(page.blocks[1].id, "p12b1");
  EXPECT_EQ(page.origin, Origin::embedded);
}

TEST(United, IgnoresEmptyBoxes) {
  EXPECT_EQ(united({}, {1, 2, 3, 4}), (Box{1, 2, 3, 4}));
  EXPECT_EQ(united({1, 2, 3, 4}, {9, 9, 9, 12}), (Box{1, 2, 3, 4}));
  EXPECT_EQ(united({1, 2, 3, 4}, {0, 3, 2, 9}), (Box{0, 2, 3, 9}));
}

}  // namespace
}  // namespace ocrchat
