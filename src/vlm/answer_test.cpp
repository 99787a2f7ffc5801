#include "vlm/answer.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <boost/json.hpp>

#include "base/utf8.hpp"
#include "document/text.hpp"

namespace ocrchat {
namespace {

using testing::ElementsAre;

constexpr PictureSize kSent{500, 700};

Page page_of(const std::string& answer, const std::string& model = "some-model") {
  return page_of_answer(profile_for(model), answer, kSent, 1000, 1400).value();
}
std::vector<BlockKind> kinds_of(const Page& page) {
  std::vector<BlockKind> result;
  for (const Block& block : page.blocks) result.push_back(block.kind);
  return result;
}
std::vector<std::string> texts_of(const Page& page) {
  std::vector<std::string> result;
  for (const Block& block : page.blocks) result.push_back(text_of(block));
  return result;
}

TEST(Answer, InMarkdownBecomesBlocks) {
  const Page page = page_of(
      "# Minutes\n\nThe *meeting* was **long**,\nand `cold`.\n\n- tea\n- cake\n  - plum\n\n3. third\n4. "
      "fourth\n\n"
      "See [the plan](http://x.example).\n\n![a cat](cat.png)\n");
  EXPECT_THAT(texts_of(page), ElementsAre("Minutes", "The meeting was long,\nand cold.", "tea", "cake",
                                          "plum", "3. third", "4. fourth", "See the plan.", ""));
  EXPECT_EQ(page.blocks[0].kind, BlockKind::heading);
  EXPECT_EQ(page.blocks[0].level, 1);
  EXPECT_EQ(page.blocks[4].kind, BlockKind::list_item);
  EXPECT_EQ(page.blocks[4].level, 2);
  EXPECT_EQ(page.blocks[8].kind, BlockKind::picture);
}

TEST(Answer, HasWordsThatAreTheModelsOwnAndNoBoxes) {
  const Page page = page_of("Hello there");
  for_each_line(page, [](const Line& line) {
    for (const Word& word : line.words) {
      EXPECT_EQ(word.origin, Origin::generated);
      EXPECT_TRUE(word.box.empty());
      EXPECT_FALSE(word.confidence);
    }
  });
}

TEST(Answer, KeepsTablesWhicheverWayTheyAreWritten) {
  const Page page = page_of(
      "| Item | Price |\n|---|---|\n| Tea | 3.40 |\n\nand\n\n<table>\n\n<tr><th "
      "rowspan=2>A</th><th>B</th></tr>"
      "<tr><td>b</td></tr>\n\n<tr><td colspan=\"2\">c<br>d</td></tr></table>\n\nend");
  EXPECT_THAT(kinds_of(page),
              ElementsAre(BlockKind::table, BlockKind::paragraph, BlockKind::table, BlockKind::paragraph));
  const Table& pipes = std::get<Table>(page.blocks[0].content);
  EXPECT_EQ(pipes.rows, 2);
  EXPECT_EQ(pipes.columns, 2);
  EXPECT_TRUE(pipes.cells[0].header);
  EXPECT_EQ(text_of(pipes.cells[3].lines), "3.40");
  const Table& html = std::get<Table>(page.blocks[2].content);
  EXPECT_EQ(html.rows, 3);
  EXPECT_EQ(html.columns, 2);
  EXPECT_EQ(html.cells[0].row_span, 2);
  EXPECT_EQ(html.cells[2].column, 1) << "beside the cell that reaches down";
  EXPECT_EQ(html.cells[3].column_span, 2);
  EXPECT_EQ(text_of(html.cells[3].lines), "c\nd");
}

TEST(Answer, KeepsFormulasAsLatex) {
  const Page page = page_of("So\n\n$$E = mc^2$$\n\nor \\[ a_1 \\] and inline $x$ too.");
  EXPECT_EQ(std::get<Formula>(page.blocks.at(1).content).latex, "E = mc^2");
  EXPECT_EQ(std::get<Formula>(page.blocks.at(3).content).latex, "a_1");
  EXPECT_EQ(text_of(page.blocks.at(4)), "and inline $x$ too.");
}

TEST(Answer, PartsWritingWithoutSpacesIntoJoinedWords) {
  const Page page = page_of("文档服务 ok");
  const Line& line = std::get<Text>(page.blocks.at(0).content).lines.at(0);
  EXPECT_GT(line.words.size(), 2U);
  EXPECT_TRUE(line.words.front().joined);
  EXPECT_EQ(text_of(line), "文档服务 ok");
}

TEST(Answer, LosesFencesThinkingAndIntroductions) {
  EXPECT_EQ(bare_answer("<think>hm\n# No</think>\n```markdown\n# Yes\n```\n"), "# Yes");
  EXPECT_EQ(bare_answer("Here is the text of the page:\n\nYes"), "Yes");
  EXPECT_EQ(bare_answer("Here is what we sell:\n"), "Here is what we sell:");
  EXPECT_EQ(bare_answer("Here is how it works:\n1. Wait."), "Here is how it works:\n1. Wait.");
  EXPECT_EQ(bare_answer("Hier ist der Inhalt der Seite:\n\nJa"), "Ja");
  EXPECT_EQ(bare_answer("```markdown\nYes\n```\n\nLet me know if you need more."), "Yes");
  EXPECT_EQ(bare_answer("```markdown\n# A\n```c\nx\n```\nB\n```"), "# A\n```c\nx\n```\nB");
  EXPECT_EQ(bare_answer("```\n```"), "");
  EXPECT_EQ(bare_answer("```python\nx = 1\n```"), "```python\nx = 1\n```") << "code on the page";
  EXPECT_EQ(bare_answer("```\na\n```\ntext\n```\nb\n```"), "```\na\n```\ntext\n```\nb\n```");
}

TEST(Answer, OfOlmocrHasFrontMatterBeforeIt) {
  const Page page =
      page_of("---\nprimary_language: en\nis_rotation_valid: True\nrotation_correction: 0\n---\nHello",
              "allenai/olmOCR-2-7B");
  EXPECT_THAT(texts_of(page), ElementsAre("Hello"));
}

TEST(Answer, OfDotsIsALayoutWithBoxesOnThePage) {
  const Page page = page_of(
      R"([{"bbox":[50,70,250,140],"category":"Title","text":"# Hello"},
          {"bbox":[0,0,500,20],"category":"Page-header","text":"Acme"},
          {"bbox":[50,200,100,260],"category":"Picture"},
          {"bbox":[50,300,400,400],"category":"Table","text":"<table><tr><td>1</td></tr></table>"},
          {"bbox":[1,2],"category":"Formula","text":"$$x$$"}])",
      "rednote-hilab/dots.ocr");
  EXPECT_THAT(kinds_of(page), ElementsAre(BlockKind::title, BlockKind::page_header, BlockKind::picture,
                                          BlockKind::table, BlockKind::formula));
  EXPECT_EQ(page.blocks[0].box, (Box{100, 140, 500, 280}));
  EXPECT_EQ(page.blocks[1].layer, Layer::furniture);
  EXPECT_TRUE(page.blocks[4].box.empty());
}

TEST(Answer, InTheWrongFormatIsNone) {
  EXPECT_FALSE(page_of_answer(profile_for("dots.ocr"), "# Hello", kSent, 1000, 1400));
  EXPECT_FALSE(
      page_of_answer(profile_for("dots.ocr"), R"([{"bbox":[1,2,3,4],"category":"Te)", kSent, 1000, 1400));
  EXPECT_FALSE(page_of_answer(profile_for("dots.ocr"), R"({"a":1})", kSent, 1000, 1400));
}

TEST(Profiles, AreFoundByTheModelsName) {
  EXPECT_EQ(profile_for("allenai/olmOCR-2-7B-1025-FP8").name, "olmOCR");
  EXPECT_EQ(profile_for("rednote-hilab/dots.ocr").name, "dots.ocr");
  EXPECT_EQ(profile_for("Qwen/Qwen3-VL-8B-Instruct").name, "Qwen3-VL");
  EXPECT_EQ(profile_for("gpt-4.1").name, "any other");
  EXPECT_EQ(profile_for("").name, "any other");
  EXPECT_EQ(profile_for("deepseek-ai/DeepSeek-OCR-2").name, "DeepSeek-OCR");
  EXPECT_EQ(profile_for("deepseek-ai/deepseek-vl2").name, "any other");
  EXPECT_EQ(profile_for("PaddlePaddle/PaddleOCR-VL-1.5").name, "PaddleOCR-VL");
  EXPECT_EQ(profile_for("opendatalab/MinerU2.5-2509-1.2B").name, "MinerU2.5");
  EXPECT_EQ(profile_for("datalab-to/chandra").name, "Chandra");
  EXPECT_EQ(profile_for("ibm-granite/granite-docling-258M").name, "Granite-Docling");
  EXPECT_EQ(profile_for("tencent/HunyuanOCR").name, "HunyuanOCR");
}

TEST(Profiles, AreWhole) {
  for (const Profile& row : profiles()) {
    EXPECT_FALSE(row.temperatures.empty()) << row.name;
    EXPECT_TRUE(std::ranges::is_sorted(row.temperatures)) << row.name;
    EXPECT_GT(row.max_tokens, 0) << row.name;
    EXPECT_TRUE(row.extra.empty() || boost::json::parse(row.extra).is_object()) << row.name;
    EXPECT_EQ(row.matches, ascii_lower(row.matches)) << row.name;
  }
}

TEST(Profiles, SayHowLargeAPictureIsSent) {
  const auto size = [](const char* model, int width, int height) {
    const PictureSize sent = picture_size(profile_for(model), width, height);
    return std::pair(sent.width, sent.height);
  };
  EXPECT_EQ(size("olmocr", 2480, 3508), std::pair(911, 1288));
  EXPECT_EQ(size("some-model", 600, 800), std::pair(600, 800)) << "never larger";
  const auto [width, height] = size("qwen3-vl", 2480, 3508);
  EXPECT_EQ(width % 32, 0);
  EXPECT_EQ(height, 1920);
  const auto [few, pixels] = size("paddleocr-vl", 2480, 3508);
  EXPECT_LE(few * pixels, 1'003'520);
  EXPECT_GT(few * pixels, 900'000);
  EXPECT_EQ(few % 28, 0);
  EXPECT_EQ(size("some-model", 1, 1), std::pair(1, 1));
}

}  // namespace
}  // namespace ocrchat
