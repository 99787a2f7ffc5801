#include "engine/drop_caps.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ocrchat {
namespace {

using testing::ElementsAre;

Word word(const std::string& text, const Box& box, double confidence = 0.9) {
  Word made;
  made.text = text;
  made.box = box;
  made.confidence = confidence;
  return made;
}

Line line(const std::vector<Word>& words) {
  Line made;
  made.words = words;
  for (const Word& one : words) made.box = united(made.box, one.box);
  return made;
}

/// Lines of 30 pixels, 40 apart, from x = 200 on, beside an initial of 70.
class DropCaps : public testing::Test {
 protected:
  void add(const Line& one) {
    Block& block = reading_.blocks.emplace_back();
    block.content = Text{{one}};
  }
  std::vector<std::string> texts() {
    join_drop_caps(reading_);
    std::vector<std::string> found;
    for_lines(reading_, [&](const Line& one) {
      std::string text;
      for (const Word& each : one.words) text += (text.empty() ? "" : " ") + each.text;
      found.push_back(text);
    });
    return found;
  }

  Reading reading_;
};

TEST_F(DropCaps, AnInitialBecomesThePartOfTheFirstWordThatItIs) {
  add(line({word("he", {200, 102, 240, 132}), word("river", {250, 102, 330, 132})}));
  add(line({word("T", {100, 100, 190, 172}, 0.8)}));
  add(line({word("rose", {200, 142, 290, 172})}));
  add(line({word("again.", {100, 182, 290, 212})}));
  EXPECT_THAT(texts(), ElementsAre("The river", "rose", "again."));
  const Line& first = std::get<Text>(reading_.blocks.front().content).lines.front();
  EXPECT_EQ(first.words.front().box, (Box{100, 102, 240, 132}));
  EXPECT_EQ(first.box, (Box{100, 102, 330, 132}));
  EXPECT_EQ(first.words.front().confidence, 0.8);
}

TEST_F(DropCaps, AGapBeforeTheFirstLineAloneMakesItAWord) {
  add(line({word("A", {100, 100, 190, 172})}));
  add(line({word("river", {215, 102, 290, 132})}));
  add(line({word("rose", {200, 142, 290, 172})}));
  EXPECT_THAT(texts(), ElementsAre("A river", "rose"));
}

TEST_F(DropCaps, LettersAmongLinesOfTheirSizeStay) {
  add(line({word("A", {100, 100, 130, 130})}));
  add(line({word("first", {160, 100, 290, 130})}));
  add(line({word("B", {100, 140, 130, 170})}));
  add(line({word("second", {160, 140, 290, 170})}));
  EXPECT_THAT(texts(), ElementsAre("A", "first", "B", "second"));
}

TEST_F(DropCaps, AnInitialFarFromTheTextOrBesideOneLineOnlyStays) {
  add(line({word("T", {100, 100, 190, 172})}));
  add(line({word("he", {400, 102, 440, 132})}));
  add(line({word("rose", {400, 142, 490, 172})}));
  add(line({word("Q", {100, 300, 190, 372})}));
  add(line({word("uick", {200, 302, 290, 332})}));
  EXPECT_THAT(texts(), ElementsAre("T", "he", "rose", "Q", "uick"));
}

TEST_F(DropCaps, ALabelBesideNumbersStays) {
  add(line({word("T", {100, 100, 190, 172})}));
  add(line({word("12.50", {200, 102, 290, 132})}));
  add(line({word("9.10", {200, 142, 290, 172})}));
  EXPECT_THAT(texts(), ElementsAre("T", "12.50", "9.10"));
}

TEST_F(DropCaps, DigitsAndWholeWordsAreNone) {
  for (const char* large : {"7", "t", "NO", "4A"}) {
    reading_ = {};
    add(line({word(large, {100, 100, 190, 172})}));
    add(line({word("he", {200, 102, 240, 132})}));
    add(line({word("rose", {200, 142, 290, 172})}));
    EXPECT_THAT(texts(), ElementsAre(large, "he", "rose"));
  }
}

}  // namespace
}  // namespace ocrchat
