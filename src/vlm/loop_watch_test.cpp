#include "vlm/loop_watch.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace ocrchat {
namespace {

const std::string kProse =
    "The committee met on Tuesday in the old library to settle the question of the new roof.";

bool loops(const std::string& text) {
  LoopWatch watch;
  bool found = false;
  for (std::size_t i = 0; i < text.size(); i += 37)
    found = found || watch.loops(std::string_view(text).substr(0, i));
  return found;
}

std::string times(const std::string& text, int count) {
  std::string result;
  for (int i = 0; i < count; ++i) result += text;
  return result;
}

TEST(LoopWatch, TellsARepeatedPhraseOrRow) {
  EXPECT_TRUE(loops(kProse + times(" and so on and on", 200)));
  EXPECT_TRUE(loops(times("<tr><td>0.00</td><td>1.50</td></tr>\n", 60)));
  EXPECT_TRUE(loops(times("Name: Name: Name: ", 200)));
}

TEST(LoopWatch, BearsWithWhatPagesHave) {
  EXPECT_FALSE(loops(times("Chapter " + std::string(70, '.') + " 12\n", 20)));
  EXPECT_FALSE(loops("Signed: " + std::string(4000, '_')));
  EXPECT_FALSE(loops(times("| 0 | 0 |\n", 25)));
  std::string counted;
  for (int i = 0; i < 400; ++i) counted += "Row " + std::to_string(i) + " of the list\n";
  EXPECT_FALSE(loops(counted));
}

TEST(LoopWatch, BearsWithFormsAndTablesOfZeros) {
  EXPECT_FALSE(loops(times("Name: ____________ Date: ____________ Signed: ____________\n", 25)));
  EXPECT_FALSE(loops(times("Chapter …………………………………………… 12\n", 25) + std::string(3000, '.')));
  EXPECT_FALSE(loops("Signed: " + times("\\_", 2000))) << "escaped in Markdown";
  EXPECT_FALSE(loops(times("| 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n", 100)));
  EXPECT_FALSE(loops(times("<tr><td>0,00</td><td>-</td></tr>\n", 100)));
  EXPECT_FALSE(loops(times("☐ ", 1500)));
}

TEST(LoopWatch, TellsZerosThatNeverEnd) {
  EXPECT_TRUE(loops(times("<td>0</td>", 2000)));
  EXPECT_TRUE(loops(times("| 0 | 0 |\n", 400)));
}

TEST(LoopWatch, TellsALoopInAnyWriting) {
  EXPECT_TRUE(loops(times("文档服务，", 300)));
  EXPECT_TRUE(loops(times("и так далее ", 300)));
}

TEST(LoopWatch, HearsAnAnswerThatStartsAgain) {
  LoopWatch watch;
  const std::string loop = times(" and so on", 400);
  std::string prose;
  for (int i = 0; i < 500; ++i) prose += "Row " + std::to_string(i) + " of the list, ";
  EXPECT_FALSE(watch.loops(prose));
  EXPECT_TRUE(watch.loops(loop)) << "shorter than the answer before";
}

TEST(LoopWatch, TakesLittleTimeForALongLine) {
  const auto begin = std::chrono::steady_clock::now();
  std::string text;
  LoopWatch watch;
  for (int i = 0; i < 20'000; ++i) {
    text += "word" + std::to_string(i) + " ";
    EXPECT_FALSE(watch.loops(text));
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
}

}  // namespace
}  // namespace ocrchat
