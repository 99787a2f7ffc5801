#include "layout/structure.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "layout/sample_page.hpp"

namespace ocrchat {
namespace {

using sample::line;
using testing::ElementsAre;

std::vector<BlockKind> kinds(const Page& page) {
  std::vector<BlockKind> result;
  for (const Block& block : page.blocks) result.push_back(block.kind);
  return result;
}

TEST(Structure, AnEmptyPageStaysEmpty) {
  Page page = sample::page({});
  structure(page, {});
  EXPECT_TRUE(page.blocks.empty());
  structure(page, sample::white_page());
  EXPECT_TRUE(page.blocks.empty());
}

TEST(Structure, TellsTitleParagraphAndList) {
  Page page = sample::page({
      line("Annual Report", 300, 300, 90),
      line("The year was a good one for the company and its", 300, 500),
      line("people, who worked hard to make it so.", 300, 550),
      line("• first point", 340, 650),
      line("• second point", 340, 700),
      line("◦ nested point", 420, 750),
      line("And so the story goes on with some more words.", 300, 850),
  });
  structure(page, {});
  EXPECT_THAT(kinds(page), ElementsAre(BlockKind::title, BlockKind::paragraph, BlockKind::list_item,
                                       BlockKind::list_item, BlockKind::list_item, BlockKind::paragraph));
  EXPECT_EQ(page.blocks[2].level, 1);
  EXPECT_EQ(page.blocks[4].level, 2);
  EXPECT_EQ(page.blocks[1].box, (Box{300, 500, page.blocks[1].box.x1, 590}));
}

TEST(Structure, ReadsARuledTableBetweenParagraphs) {
  Image image = sample::white_page();
  sample::draw_grid(image, {300, 900, 1500}, {600, 680, 760, 840});
  Page page = sample::page({
      line("Text above the table is a paragraph of its own.", 300, 500),
      line("Name Amount", 320, 620),
      line("Apples 12", 320, 700),
      line("Pears 7", 320, 780),
      line("Text below the table is another one.", 300, 900),
  });
  for (Block& block : page.blocks) {
    auto& words = std::get<Text>(block.content).lines[0].words;
    if (words.size() == 2) words[1].box = {920, words[1].box.y0, 1050, words[1].box.y1};
  }
  const auto before = sample::words_of(page);
  structure(page, image);
  ASSERT_THAT(kinds(page), ElementsAre(BlockKind::paragraph, BlockKind::table, BlockKind::paragraph));
  const Table& table = std::get<Table>(page.blocks[1].content);
  EXPECT_TRUE(table.ruled);
  EXPECT_THAT(sample::cells(table), ElementsAre(ElementsAre("Name", "Amount"), ElementsAre("Apples", "12"),
                                                ElementsAre("Pears", "7")));
  EXPECT_EQ(sample::words_of(page), before);
}

TEST(Structure, TwoColumnsAreReadOneAfterTheOtherAndNotMerged) {
  std::vector<Line> lines;
  for (int i = 0; i < 14; ++i) {
    lines.push_back(line("left words stand here on the line", 200, 400 + 50 * i));
    lines.push_back(line("right words stand here on the line", 1300, 400 + 50 * i));
  }
  Page page = sample::page(std::move(lines));
  structure(page, {});
  ASSERT_EQ(page.blocks.size(), 2u);
  EXPECT_EQ(text_of(page.blocks[0]).find("right"), std::string::npos);
  EXPECT_EQ(text_of(page.blocks[1]).find("left"), std::string::npos);
}

TEST(Structure, ColumnsOfArabicAreReadFromTheRight) {
  std::vector<Line> lines;
  for (int i = 0; i < 14; ++i) {
    for (int x : {200, 1300}) {
      Line one = line("هذا نص عربي طويل على سطر واحد هنا", x, 400 + 50 * i);
      // Logical order runs to the left.
      const int sum = one.box.x0 + one.box.x1;
      for (Word& word : one.words)
        word.box = {sum - word.box.x1, word.box.y0, sum - word.box.x0, word.box.y1};
      lines.push_back(std::move(one));
    }
  }
  Page page = sample::page(std::move(lines));
  structure(page, {});
  ASSERT_EQ(page.blocks.size(), 2u);
  EXPECT_GE(page.blocks[0].box.x0, 1300);
  EXPECT_EQ(text_of(std::get<Text>(page.blocks[0].content).lines[0]), "هذا نص عربي طويل على سطر واحد هنا");
}

TEST(Structure, VerticalPagesStayAsTheEngineLeftThem) {
  Page page;
  page.width = 1000;
  page.height = 1400;
  for (int i = 0; i < 5; ++i) {
    Line one;
    one.words.push_back(
        {.text = "縦書きの行", .box = {800 - 60 * i, 100, 840 - 60 * i, 900}, .confidence = {}, .style = {}});
    one.box = one.words[0].box;
    page.blocks.push_back(sample::block({one}));
  }
  const Page before = page;
  structure(page, {});
  EXPECT_EQ(page, before);
}

TEST(Structure, BlocksThatHaveAMeaningAlreadyAreKept) {
  Page page = sample::page({line("Some words before the formula.", 300, 300)});
  Block formula;
  formula.kind = BlockKind::formula;
  formula.box = {300, 400, 900, 480};
  formula.content = Formula{"x^2", {line("x2", 300, 400)}};
  page.blocks.push_back(formula);
  structure(page, {});
  ASSERT_EQ(page.blocks.size(), 2u);
  EXPECT_EQ(page.blocks[1], formula);
}

TEST(Structure, NoWordIsLostOrDoubledOnRandomPages) {
  std::mt19937 random(7);
  const auto upto = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  const std::vector<std::string> vocabulary = {"word", "12.5", "•",      "1.",         "The",
                                               "a)",   "שלום", "日本",   "–",          "Table",
                                               "100",  "gate", "Figure", "https://a.b"};
  for (int round = 0; round < 60; ++round) {
    Image image = round % 6 == 0 ? sample::white_page() : Image{};
    std::vector<Line> lines;
    for (int i = upto(60); i >= 0; --i) {
      std::string text;
      for (int k = upto(8); k >= 0; --k)
        text += (text.empty() ? "" : " ") + vocabulary[static_cast<std::size_t>(upto(14))];
      lines.push_back(line(text, upto(2000), upto(3300), 20 + upto(60), upto(4) == 0));
      if (upto(5) == 0) lines.back().words[0].box = {upto(100), upto(100), 0, 0};
    }
    for (int i = upto(12); i > 0 && !image.empty(); --i) {
      const int x = upto(1200), y = upto(2500);
      sample::draw_grid(image, {x, x + 100 + upto(500), x + 700 + upto(500)},
                        {y, y + 100 + upto(300), y + 500 + upto(400)});
    }
    Page page = sample::page(std::move(lines));
    const auto before = sample::words_of(page);
    structure(page, image);
    ASSERT_EQ(sample::words_of(page), before) << "round " << round;
  }
}

TEST(Structure, HostileBoxesDoNoHarm) {
  Page page = sample::page({line("one two three", -500000, 100), line("four five", 2000000000, 2000000000),
                            line("six", 5, 5, 1), line("", 0, 0), line("seven eight", 100, 200)});
  page.blocks.push_back(sample::block({}));
  const auto before = sample::words_of(page);
  structure(page, Image(3, 2, 3));
  EXPECT_EQ(sample::words_of(page), before);
}

TEST(Structure, APageOfAThousandLinesIsDoneInTime) {
  std::vector<Line> lines;
  for (int i = 0; i < 1000; ++i)
    for (int column = 0; column < 3; ++column)
      lines.push_back(line("so much text on one page", 100 + 800 * column, 45 * i));
  Page page = sample::page(std::move(lines));
  const auto start = std::chrono::steady_clock::now();
  structure(page, {});
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(3));
}

TEST(Structure, ColourAndGreyGiveTheSame) {
  Image grey = sample::white_page();
  sample::draw_grid(grey, {300, 900, 1500}, {600, 680, 760, 840});
  Image colour(grey.width, grey.height, 3, 255);
  sample::draw_grid(colour, {300, 900, 1500}, {600, 680, 760, 840});
  Page a = sample::page({line("A", 320, 620), line("B", 920, 620), line("1", 320, 700), line("2", 920, 700),
                         line("3", 320, 780), line("4", 920, 780)});
  Page b = a;
  structure(a, grey);
  structure(b, colour);
  EXPECT_EQ(a, b);
  ASSERT_EQ(kinds(a), std::vector{BlockKind::table});
}

}  // namespace
}  // namespace ocrchat
