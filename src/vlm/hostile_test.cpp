#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <random>
#include <set>

#include "base/utf8.hpp"
#include "document/text.hpp"
#include "vlm/answer.hpp"
#include "vlm/limits.hpp"

namespace ocrchat {
namespace {

constexpr PictureSize kSentHostile{500, 700};

std::optional<Page> page_by(const Profile& profile, const std::string& answer) {
  return page_of_answer(profile, answer, kSentHostile, 1000, 1400);
}

std::string filled(const std::string& piece, std::size_t size) {
  std::string result;
  while (result.size() < size) result += piece;
  return result;
}

TEST(HostileAnswer, ComesToAnEnd) {
  constexpr std::size_t kMuch = 1 << 16;
  std::vector<std::string> answers{std::string(1 << 20, '['), std::string("\xff\xfe\x00\x80", 4),
                                   "<table><tr><td colspan=99999999>x", "<table>" + std::string(100'000, '<'),
                                   filled("|", kMuch) + "\n" + filled("|-", kMuch)};
  for (const char* piece : {">",
                            "`",
                            "*a ",
                            "$a ",
                            "$$",
                            "![",
                            "- ",
                            "\\(",
                            "\\[",
                            "<a ",
                            "<table>",
                            "<table></table>",
                            "<!--",
                            "&",
                            "文 ",
                            "<div><table><tr><td>",
                            "<tr><td rowspan=500 colspan=500>x",
                            "<fcel>",
                            "<nl>",
                            "<lcel>",
                            "<list_item>",
                            "<otsl><caption>",
                            "<loc_1>",
                            "<|ref|>",
                            "<|ref|>text<|/ref|><|det|>[[1,2,3,4]]<|/det|>",
                            "a[[1,2,3,4]]\n",
                            "<page_number>",
                            "<img>",
                            "```\n",
                            "[[[[{\"a\":",
                            "<think>",
                            "<ol><li>"}) {
    answers.push_back(filled(piece, kMuch));
  }
  const auto begin = std::chrono::steady_clock::now();
  for (const std::string& answer : answers) {
    for (const Profile& profile : profiles()) page_by(profile, answer);
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(60));
}

TEST(HostileAnswer, MakesNoMoreThanAPageCanHold) {
  for (const char* piece : {"a\n\n", "<table></table>", "- a\n", "<text>a</text>", "$$a$$\n"}) {
    for (const Profile& profile : profiles()) {
      const auto page = page_by(profile, filled(piece, 1 << 17));
      EXPECT_LE(page ? page->blocks.size() : 0, 2 * kMostBlocks) << profile.name << " " << piece;
    }
  }
  EXPECT_FALSE(page_by(profile_for(""), std::string(kMostAnswer + 1, 'a')));
}

void expect_sound(const Table& table) {
  std::set<std::pair<int, int>> held;
  for (const Cell& cell : table.cells) {
    EXPECT_LE(cell.row + cell.row_span, table.rows);
    EXPECT_LE(cell.column + cell.column_span, table.columns);
    for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
      for (int column = cell.column; column < cell.column + cell.column_span; ++column)
        EXPECT_TRUE(held.emplace(row, column).second) << "two cells in one place";
    }
  }
}

void expect_sound(const Page& page) {
  for (const Block& block : page.blocks) {
    const Box& box = block.box;
    EXPECT_TRUE(box == Box{} ||
                (box.x0 >= 0 && box.y0 >= 0 && box.x1 <= page.width && box.y1 <= page.height));
    EXPECT_FALSE(block.kind == BlockKind::heading &&
                 (block.level.value_or(0) < 1 || block.level.value_or(0) > 6));
    if (const auto* table = std::get_if<Table>(&block.content)) expect_sound(*table);
    const auto* formula = std::get_if<Formula>(&block.content);
    EXPECT_TRUE(formula == nullptr || is_utf8(formula->latex));
  }
  for_each_line(page, [](const Line& line) {
    for (const Word& word : line.words) {
      EXPECT_TRUE(is_utf8(word.text));
      EXPECT_FALSE(word.text.empty());
      EXPECT_EQ(word.text.find_first_of(" \n\t"), std::string::npos) << word.text;
    }
  });
}

constexpr std::array kPieces{"word ",
                             "文字",
                             "\n",
                             "\n\n",
                             "# ",
                             "- ",
                             "1. ",
                             "> ",
                             "| a | b |\n|---|---|\n| c | d |\n",
                             "|",
                             "**",
                             "_",
                             "`",
                             "```",
                             "$",
                             "$$",
                             "\\[",
                             "\\]",
                             "\\(",
                             "\\)",
                             "\\\\",
                             "![a](b)",
                             "[a](b)",
                             "&amp;",
                             "&#0;",
                             "\xff",
                             "\xe2\x80",
                             "<table>",
                             "</table>",
                             "<tr>",
                             "<td>",
                             "<td colspan=3>",
                             "<td rowspan=\"2\">",
                             "<th>",
                             "</td>",
                             "<br>",
                             "<sup>",
                             "</sup>",
                             "<math>",
                             "</math>",
                             "<math display=\"block\">",
                             "<ul>",
                             "<ol start=\"7\">",
                             "<li>",
                             "</ol>",
                             "<h2>",
                             "<p>",
                             "<img alt=\"x\">",
                             "<div data-bbox=\"1 2 800 9\" data-label=\"Table\">",
                             "<div data-bbox=\"1 2 800 9\" data-label=\"Caption\">",
                             "</div>",
                             "<input type=\"checkbox\" checked>",
                             "<doctag>",
                             "<text>",
                             "</text>",
                             "<loc_10>",
                             "<loc_400>",
                             "<otsl>",
                             "</otsl>",
                             "<fcel>",
                             "<ecel>",
                             "<ched>",
                             "<lcel>",
                             "<ucel>",
                             "<xcel>",
                             "<nl>",
                             "<caption>",
                             "</caption>",
                             "<picture>",
                             "<section_header_level_9>",
                             "<list_item>",
                             "<ordered_list>",
                             "<|ref|>title<|/ref|>",
                             "<|det|>[[1, 2, 999, 900]]<|/det|>",
                             "text[[1, 2, 3, 4]]\n",
                             "<page_number>3</page_number>",
                             "<watermark>",
                             "</think>",
                             "---\n",
                             "{\"bbox\":[1,2,3,4],",
                             "\"category\":\"Title\",",
                             "\"text\":\"a\"}",
                             "[",
                             "]",
                             ","};

TEST(HostileAnswer, OfAnyPiecesMakesASoundPage) {
  std::mt19937 random(20251126);  // NOLINT(cert-msc51-cpp): the same answers every time
  for (int round = 0; round < 400; ++round) {
    std::string answer;
    for (std::uint32_t left = random() % 60; left > 0; --left)
      answer += kPieces.at(random() % kPieces.size());
    for (const Profile& profile : profiles()) {
      SCOPED_TRACE(std::string(profile.name) + ": " + answer);
      if (const auto page = page_by(profile, answer)) expect_sound(*page);
      if (testing::Test::HasFailure()) return;
    }
  }
}

}  // namespace
}  // namespace ocrchat
