#include "grounding/ground.hpp"

#include <gmock/gmock.h>

#include <boost/json.hpp>
#include <sstream>

#include "document/json.hpp"
#include "document/text.hpp"

namespace ocrchat {
namespace {

using testing::ElementsAre;
using testing::Eq;
using testing::IsEmpty;

Line line(const std::string& text, Origin origin, std::optional<double> confidence, int top) {
  Line result;
  std::istringstream words(text);
  int x = 100;
  for (std::string word; words >> word; x += 110) {
    const Box box = origin == Origin::generated ? Box{} : Box{x, top, x + 100, top + 20};
    result.words.push_back({word, box, confidence, std::nullopt, origin, false});
  }
  return result;
}

Page page(const std::vector<std::vector<std::string>>& blocks, Origin origin,
          std::optional<double> confidence) {
  Page result;
  int top = 0;
  for (const auto& lines : blocks) {
    Text text;
    for (const std::string& each : lines) text.lines.push_back(line(each, origin, confidence, top += 30));
    result.blocks.emplace_back();
    result.blocks.back().content = text;
  }
  result.origin = origin;
  return result;
}

Page read(const std::vector<std::vector<std::string>>& blocks) {
  Page result = page(blocks, Origin::recognised, 0.9);
  result.width = 1000;
  result.height = 2000;
  result.dpi = 300;
  settle(result);
  return result;
}

Page said(const std::vector<std::vector<std::string>>& blocks,
          std::optional<double> confidence = std::nullopt) {
  return page(blocks, Origin::generated, confidence);
}

const std::vector<Word>& words_of(const Page& of, std::size_t block = 0, std::size_t at = 0) {
  return std::get<Text>(of.blocks.at(block).content).lines.at(at).words;
}

TEST(Ground, GivesWordsTheBoxesOfThoseThatBearThemOut) {
  const Page grounded = ground(said({{"alpha beta gamma delta"}}), read({{"alpha beta gamma delta"}}));
  const Word& beta = words_of(grounded)[1];
  EXPECT_EQ(beta.box, (Box{210, 30, 310, 50}));
  EXPECT_EQ(beta.origin, Origin::aligned);
  EXPECT_THAT(beta.confidence, testing::Optional(0.95));
  EXPECT_EQ(grounded.origin, Origin::aligned);
  EXPECT_EQ(grounded.blocks[0].box, (Box{100, 30, 530, 50}));
  EXPECT_EQ(std::get<Text>(grounded.blocks[0].content).lines[0].box, grounded.blocks[0].box);
  EXPECT_THAT(grounded.warnings, IsEmpty());
}

TEST(Ground, KeepsWhatTheModelWroteAndTakesThePagesSize) {
  const Page grounded = ground(said({{"alpha beta gamma delta"}}), read({{"alpha bata gamma delta"}}));
  EXPECT_EQ(text_of(grounded), "alpha beta gamma delta");
  EXPECT_EQ(grounded.width, 1000);
  EXPECT_EQ(grounded.dpi, 300);
}

TEST(Ground, MarksWordsWithoutSupportAndSaysHowMany) {
  const Page grounded =
      ground(said({{"alpha beta invented gamma delta"}}, 0.99), read({{"alpha beta gamma delta"}}));
  const Word& invented = words_of(grounded)[2];
  EXPECT_TRUE(invented.box.empty());
  EXPECT_EQ(invented.origin, Origin::generated);
  EXPECT_THAT(invented.confidence, testing::Optional(kUnsupportedConfidence));
  ASSERT_EQ(grounded.warnings.size(), 1U);
  EXPECT_EQ(grounded.warnings[0].code, kUnsupportedWords);
  EXPECT_EQ(grounded.warnings[0].message.substr(0, 21), "1 of the model's 5 wo");
}

TEST(Ground, InventsNoConfidence) {
  const Page grounded =
      ground(said({{"alpha beta invented gamma delta"}}), read({{"alpha beta gamma delta"}}));
  EXPECT_THAT(words_of(grounded)[2].confidence, Eq(std::nullopt));
}

TEST(Ground, GivesABlockWithoutSupportAnEmptyBox) {
  const Page grounded = ground(said({{"alpha beta gamma delta"}, {"a wholly different sentence"}}),
                               read({{"alpha beta gamma delta"}}));
  EXPECT_TRUE(grounded.blocks[1].box.empty());
  EXPECT_THAT(grounded.blocks[1].confidence, Eq(std::nullopt));
  EXPECT_FALSE(grounded.blocks[0].box.empty());
}

TEST(Ground, UnitesTheBoxesOfAWordThatTheEngineParted) {
  const Page grounded =
      ground(said({{"an important recognition of words"}}), read({{"an important recog nition of words"}}));
  EXPECT_EQ(words_of(grounded)[2].box, (Box{320, 30, 530, 50}));
}

TEST(Ground, SharesTheBoxOfWordsThatTheEngineRanTogether) {
  const Page grounded = ground(said({{"the quick brown fox jumps"}}), read({{"the quickbrown fox jumps"}}));
  EXPECT_EQ(words_of(grounded)[1].box, (Box{210, 30, 260, 50}));
  EXPECT_EQ(words_of(grounded)[2].box, (Box{260, 30, 310, 50}));
}

TEST(Ground, SharesARightToLeftBoxFromTheRight) {
  const Page grounded = ground(said({{"هذا كتاب جديد في البيت"}}), read({{"هذا كتابجديد في البيت"}}));
  EXPECT_EQ(words_of(grounded)[1].box, (Box{260, 30, 310, 50}));
  EXPECT_EQ(words_of(grounded)[2].box, (Box{210, 30, 260, 50}));
}

TEST(Ground, GivesAWordPartedByALinesEndTheBoxOfItsGreaterPart) {
  Page shown = read({{"long before the recogni-", "tion of words"}});
  auto& lines = std::get<Text>(shown.blocks[0].content).lines;
  lines[1].words[0].box.x1 -= 40;
  const Page grounded = ground(said({{"long before the recognition of words"}}), shown);
  EXPECT_EQ(words_of(grounded)[3].box, lines[0].words[3].box);
}

TEST(Ground, KeepsABoxThatTheModelGave) {
  Page generated = said({{"alpha beta gamma delta"}});
  std::get<Text>(generated.blocks[0].content).lines[0].words[0].box = {1, 2, 3, 4};
  const Page grounded = ground(generated, read({{"alpha beta gamma delta"}}));
  EXPECT_EQ(words_of(grounded)[0].box, (Box{1, 2, 3, 4}));
}

TEST(Ground, GivesAPageThatItsJsonCanHold) {
  const Page grounded = ground(said({{"alpha beta invented gamma delta"}, {"a wholly different sentence"}}),
                               read({{"alpha beta gamma delta"}}));
  const boost::json::object json = to_json(grounded);
  const Page back = page_from_json(boost::json::value(json));
  EXPECT_EQ(to_json(back), json);
  EXPECT_TRUE(back.blocks[1].box.empty());
}

TEST(Ground, TakesTablesAndEmptyPages) {
  Page generated = said({{}});
  generated.blocks[0].content = Table{
      1, 1, {{0, 0, 1, 1, false, {}, {line("alpha beta gamma", Origin::generated, std::nullopt, 0)}}}, false};
  const Page grounded = ground(generated, read({{"alpha beta gamma"}}));
  EXPECT_EQ(std::get<Table>(grounded.blocks[0].content).cells[0].box, (Box{100, 30, 420, 50}));
  EXPECT_THAT(ground({}, {}).warnings, IsEmpty());
  EXPECT_EQ(ground(said({{"words on nothing"}}), {}).warnings.size(), 1U);
}

TEST(CombinedConfidence, GrowsWithEachReaderAndNeverAboveTheAgreement) {
  EXPECT_DOUBLE_EQ(combined_confidence(1, 0.9, std::nullopt), 0.95);
  EXPECT_DOUBLE_EQ(combined_confidence(1, 0.5, 0.5), 0.75);
  EXPECT_DOUBLE_EQ(combined_confidence(1, std::nullopt, std::nullopt), 0.75);
  EXPECT_DOUBLE_EQ(combined_confidence(0.5, 1, 1), 0.5);
}

}  // namespace
}  // namespace ocrchat
