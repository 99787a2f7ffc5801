#include <gtest/gtest.h>

#include "document/text.hpp"
#include "engine/engines.hpp"

namespace ocrchat {
namespace {

PdfWord word(const char* text, double x, double y, double size = 10, bool space_after = true) {
  PdfWord result;
  result.text = text;
  result.x0 = x;
  result.x1 = x + 5.0 * static_cast<double>(std::string(text).size());
  result.y0 = y;
  result.y1 = y + size;
  result.font_size = size;
  result.space_after = space_after;
  return result;
}

Page read(const std::vector<PdfWord>& words, double dpi = 144) {
  Image image(600, 800, 1);
  image.dpi = dpi;
  const auto engine = find_engine("embedded").make({});
  return engine->read({.index = 3, .image = image, .embedded = &words}, {});
}

TEST(EmbeddedEngine, PutsWordsTogetherToLinesAndParagraphs) {
  const Page page =
      read({word("Hello", 10, 10), word("world", 40, 10), word("again", 10, 23), word("Apart", 10, 80)});
  ASSERT_EQ(page.blocks.size(), 2U);
  EXPECT_EQ(text_of(page.blocks[0]), "Hello world\nagain");
  EXPECT_EQ(text_of(page.blocks[1]), "Apart");
  EXPECT_EQ(page.index, 3);
  EXPECT_EQ(page.origin, Origin::embedded);
}

TEST(EmbeddedEngine, GivesBoxesInPixelsAndNoConfidence) {
  const Page page = read({word("Hello", 10, 10)});
  const Word& found = std::get<Text>(page.blocks.at(0).content).lines.at(0).words.at(0);
  EXPECT_EQ(found.box, (Box{20, 20, 70, 40}));
  EXPECT_EQ(found.origin, Origin::embedded);
  EXPECT_FALSE(found.confidence);
  EXPECT_FALSE(page.confidence);
  EXPECT_DOUBLE_EQ(found.style->font_size, 20);
}

TEST(EmbeddedEngine, KeepsColumnsApart) {
  const Page page = read({word("left", 10, 10), word("right", 200, 10)});
  EXPECT_EQ(page.blocks.size(), 2U);
}

TEST(EmbeddedEngine, JoinsPiecesOfOneWord) {
  const Page page = read({word("bo", 10, 10, 10, false), word("ld", 20, 10)});
  EXPECT_EQ(text_of(page.blocks.at(0)), "bold");
}

TEST(EmbeddedEngine, KeepsRightToLeftLinesWhole) {
  const Page page = read({word("שלום", 100, 10), word("עולם", 70, 10)});
  EXPECT_EQ(text_of(page.blocks.at(0)), "שלום עולם");
}

TEST(EmbeddedEngine, ReadsWordsThatStandFromLeftToRightInTheirOrder) {
  // As poppler gives them, words parted where the direction changes.
  const Page page = read({word("Spring", 10, 10), word("Boot", 42, 10, 10, false),
                          word("-", 62, 10, 10, false), word("ו", 67, 10), word("Node.JS", 80, 10),
                          word("בשפת", 118, 10), word("כתובים", 160, 10), word("יישומים", 230, 10)});
  EXPECT_EQ(text_of(page.blocks.at(0)), "יישומים כתובים בשפת Node.JS ו-Spring Boot");
}

TEST(EmbeddedEngine, ReadsBracketsEitherWayRound) {
  for (const auto& [left, right] : {std::pair{"(", ")"}, std::pair{")", "("}}) {
    const Page page = read({word("יש", 10, 10), word(left, 32, 10, 10, false), word("API", 37, 10, 10, false),
                            word(right, 52, 10), word("ממשק", 60, 10)});
    EXPECT_EQ(text_of(page.blocks.at(0)), "ממשק (API) יש") << left;
  }
}

TEST(EmbeddedEngine, ReadsMarksOnTheSideOfTheirWord) {
  const Page commas = read({word("containers", 10, 10), word(",", 65, 10, 10, false), word("Web", 70, 10),
                            word("בין", 90, 10), word("אמון", 120, 10), word("יצירת", 150, 10)});
  EXPECT_EQ(text_of(commas), "יצירת אמון בין Web, containers");
  for (const bool before : {false, true}) {
    const Page share = read({word("כל", 10, 10), word(before ? "%" : "5", 40, 10, 10, false),
                             word(before ? "5" : "%", 45, 10), word("לפחות", 60, 10)});
    EXPECT_EQ(text_of(share), "לפחות 5% כל");
  }
}

TEST(EmbeddedEngine, FindsTheSpaceThatIsLostBehindALatinWord) {
  const Page page = read({word("من", 10, 10, 10, false), word("Python", 30, 10, 10, false),
                          word("و", 60, 10, 10), word("لغة", 75, 10)});
  EXPECT_EQ(text_of(page), "لغة وPython من");
}

TEST(EmbeddedEngine, KeepsADateOfSeveralPiecesAsItStands) {
  const Page page =
      read({word("1403", 10, 10, 10, false), word("/", 30, 10, 10, false), word("09", 35, 10, 10, false),
            word("/", 45, 10, 10, false), word("19", 50, 10), word("تاريخ", 70, 10)});
  EXPECT_EQ(text_of(page), "تاريخ 1403/09/19");
}

TEST(EmbeddedEngine, PutsThePartsOfARightToLeftWordTogether) {
  const Page page = read({word(".", 10, 10, 10, false), word("עולם", 15, 10), word("שלום", 60, 10)});
  const Line& line = std::get<Text>(page.blocks.at(0).content).lines.at(0);
  ASSERT_EQ(line.words.size(), 2U);
  EXPECT_EQ(line.words[1].text, "עולם.");
  EXPECT_EQ(line.words[1].box.x0, 20);
}

TEST(EmbeddedEngine, LeavesLatinLinesOfARightToLeftPageAsTheyAre) {
  const Page page = read({word("Plain", 10, 10), word("text", 40, 10, 10, false), word(".", 60, 10),
                          word("עולם", 10, 60), word("שלום", 60, 60)});
  EXPECT_EQ(text_of(page), "Plain text.\n\nשלום עולם");
}

TEST(EmbeddedEngine, TellsTheLanguage) {
  const Page page =
      read({word("Alle", 10, 10), word("Menschen", 35, 10), word("sind", 80, 10), word("frei", 105, 10),
            word("und", 130, 10), word("gleich", 150, 10), word("geboren", 185, 10)});
  EXPECT_EQ(page.language, "de");
}

TEST(EmbeddedEngine, WithoutWordsThePageIsEmpty) {
  EXPECT_TRUE(read({}).blocks.empty());
  EXPECT_TRUE(read({word(" ", 1, 1), word("", 2, 2)}).blocks.empty());
}

TEST(NullEngine, ReadsNothing) {
  const Image image(30, 40, 1);
  const Page page = find_engine("null").make({})->read({.index = 1, .image = image}, {});
  EXPECT_TRUE(page.blocks.empty());
  EXPECT_EQ(page.width, 30);
  EXPECT_EQ(page.height, 40);
}

}  // namespace
}  // namespace ocrchat
