#include <gmock/gmock.h>

#include "document/text.hpp"
#include "vlm/answer.hpp"

namespace ocrchat {
namespace {

using testing::ElementsAre;

constexpr PictureSize kSentPicture{500, 700};

Page page_by(const char* model, const std::string& answer) {
  return page_of_answer(profile_for(model), answer, kSentPicture, 1000, 1400).value();
}
std::vector<std::pair<BlockKind, std::string>> blocks_by(const char* model, const std::string& answer) {
  std::vector<std::pair<BlockKind, std::string>> result;
  for (const Block& block : page_by(model, answer).blocks) {
    const auto* formula = std::get_if<Formula>(&block.content);
    result.emplace_back(block.kind, formula != nullptr ? formula->latex : text_of(block));
  }
  return result;
}
using Kind = BlockKind;

TEST(Chandra, AnswersWithLabelledHtml) {
  const char* answer =
      R"(<div data-bbox="100 50 900 100" data-label="Page-Header"><p>Annual report</p></div>
<div data-bbox="[102, 120, 512, 160]" data-label="Section-Header"><h2>Costs</h2></div>
<div data-bbox="102 200 900 300" data-label="Text"><p>They rose by <math>x^2</math> <b>again</b>.</p></div>
<div data-bbox="102 310 900 400" data-label="Equation-Block"><math display="block">a = b</math></div>
<div data-bbox="102 410 900 500" data-label="List-Group"><ol start="3"><li>three</li><li>four</li></ol></div>
<div data-bbox="102 510 900 600" data-label="Form"><p><input type="checkbox" checked> yes
<input type="checkbox"> no</p></div>
<div data-bbox="102 610 900 700" data-label="Image"><img alt="A chart of costs"></div>
<div data-bbox="102 710 900 800" data-label="Footnote"><p>1 Audited</p></div>)";
  EXPECT_THAT(blocks_by("datalab-to/chandra", answer),
              ElementsAre(std::pair(Kind::page_header, "Annual report"), std::pair(Kind::heading, "Costs"),
                          std::pair(Kind::paragraph, "They rose by $x^2$ again."),
                          std::pair(Kind::formula, "a = b"), std::pair(Kind::list_item, "3. three"),
                          std::pair(Kind::list_item, "4. four"), std::pair(Kind::paragraph, "☑ yes ☐ no"),
                          std::pair(Kind::picture, ""), std::pair(Kind::footnote, "1 Audited")));
  const Page page = page_by("datalab-to/chandra", answer);
  EXPECT_EQ(page.blocks[0].layer, Layer::furniture);
  EXPECT_EQ(page.blocks[1].box, (Box{99, 164, 500, 218})) << "of 1024 parts";
  EXPECT_TRUE(page.blocks[4].box.empty()) << "the box is the whole list's";
}

TEST(DeepSeek, AnswersWithLabelsAndBoxesBeforeEachElement) {
  const char* answer =
      "<|ref|>title<|/ref|><|det|>[[100, 50, 900, 100]]<|/det|>\n# Minutes\n\n"
      "<|ref|>text<|/ref|><|det|>[[100, 120, 400, 200], [500, 120, 800, 300]]<|/det|>\nIn two columns\n\n"
      "<|ref|>equation<|/ref|><|det|>[[1, 2, 3, 4]]<|/det|>\n\\[ a = b \\]\n\n"
      "<|ref|>image<|/ref|><|det|>[[118, 83, 740, 344]]<|/det|>\n \n\n"
      "<|ref|>table<|/ref|><|det|>[[0, 500, 999, 999]]<|/det|>\n<table><tr><td>1</td></tr></table>\n";
  EXPECT_THAT(blocks_by("deepseek-ai/DeepSeek-OCR", answer),
              ElementsAre(std::pair(Kind::title, "Minutes"), std::pair(Kind::paragraph, "In two columns"),
                          std::pair(Kind::formula, "a = b"), std::pair(Kind::picture, ""),
                          std::pair(Kind::table, "1")));
  const Page page = page_by("deepseek-ai/DeepSeek-OCR", answer);
  EXPECT_EQ(page.blocks[1].box, (Box{100, 168, 800, 420})) << "around both, of 999 parts";
  EXPECT_EQ(page.blocks[4].box, (Box{0, 700, 1000, 1400}));
}

TEST(DeepSeek, IsReadWhereTheServerLeavesItsTokensOut) {
  EXPECT_THAT(
      blocks_by("deepseek-ocr",
                "sub_title[[100, 50, 900, 100]]\n## Costs\n\ntext[[1, 2, 300, 400]]\nThey "
                "rose [[sic]].\n"),
      ElementsAre(std::pair(Kind::heading, "Costs"), std::pair(Kind::paragraph, "They rose [[sic]].")));
  EXPECT_THAT(blocks_by("deepseek-ocr", "Only **text**"),
              ElementsAre(std::pair(Kind::paragraph, "Only text")));
}

TEST(Docling, AnswersWithDocTags) {
  const char* answer =
      "<doctag><page_header><loc_50><loc_10><loc_450><loc_20>Acme</page_header>\n"
      "<section_header_level_1><loc_50><loc_40><loc_250><loc_60>1 Costs</section_header_level_1>\n"
      "<text><loc_50><loc_70><loc_450><loc_100>If a < b, they rise.</text>\n"
      "<ordered_list><list_item><loc_50><loc_110><loc_450><loc_120>first</list_item>\n"
      "<list_item><loc_50><loc_121><loc_450><loc_130>2. second</list_item></ordered_list>\n"
      "<otsl><loc_50><loc_200><loc_450><loc_300><caption><loc_50><loc_190><loc_450><loc_199>Table 1</caption>"
      "<ched>Item<ched>Price<lcel><nl><rhed>Tea<fcel>3.40<ecel><nl><ucel><fcel>4<fcel>5<nl></otsl>\n"
      "<picture><loc_50><loc_310><loc_450><loc_400><logo></picture>\n"
      "<formula><loc_1><loc_2><loc_3><loc_4>E = m c^2</formula>\n"
      "<code><loc_50><loc_410><loc_450><loc_450><_Python_>x = 1</code>\n"
      "<checkbox_selected><loc_1><loc_2><loc_3><loc_4>paid</checkbox_selected>\n</doctag>";
  EXPECT_THAT(blocks_by("ibm-granite/granite-docling-258M", answer),
              ElementsAre(std::pair(Kind::page_header, "Acme"), std::pair(Kind::heading, "1 Costs"),
                          std::pair(Kind::paragraph, "If a < b, they rise."),
                          std::pair(Kind::list_item, "1. first"), std::pair(Kind::list_item, "2. second"),
                          testing::Pair(Kind::table, testing::_), std::pair(Kind::caption, "Table 1"),
                          std::pair(Kind::picture, ""), std::pair(Kind::formula, "E = m c^2"),
                          std::pair(Kind::code, "x = 1"), std::pair(Kind::paragraph, "☑ paid")));
  const Page page = page_by("granite-docling", answer);
  EXPECT_EQ(page.blocks[1].box, (Box{100, 112, 500, 168})) << "of 500 parts";
  const Table& table = std::get<Table>(page.blocks[5].content);
  EXPECT_EQ(table.rows, 3);
  EXPECT_EQ(table.columns, 3);
  EXPECT_EQ(table.cells[1].column_span, 2);
  EXPECT_EQ(table.cells[2].row_span, 2);
  EXPECT_TRUE(table.cells[2].header);
}

TEST(Docling, IsReadWithoutItsLastTagAndWithTagsLeftOpen) {
  EXPECT_THAT(blocks_by("granite-docling", "<doctag><text>one<text>two</text><list_item>three"),
              ElementsAre(std::pair(Kind::paragraph, "one"), std::pair(Kind::paragraph, "two"),
                          std::pair(Kind::list_item, "three")));
  EXPECT_FALSE(page_of_answer(profile_for("granite-docling"), "# Hello", kSentPicture, 1000, 1400));
}

TEST(PaddleOcr, AnswersWithPlainTextOrATableInOtsl) {
  EXPECT_THAT(blocks_by("PaddlePaddle/PaddleOCR-VL", "* 5 # no markup _here_\nline two\n\n$$ a^2 $$"),
              ElementsAre(std::pair(Kind::paragraph, "* 5 # no markup _here_\nline two"),
                          std::pair(Kind::formula, "a^2")));
  EXPECT_THAT(blocks_by("PaddleOCR-VL", "<fcel>a<fcel>b<nl><fcel>c<ecel><nl>"),
              ElementsAre(std::pair(Kind::table, "a\tb\nc")));
}

TEST(MinerU, AnswersWithPlainText) {
  EXPECT_THAT(
      blocks_by("opendatalab/MinerU2.5-2509-1.2B", "A line\n\n<ched>Name<ched>Value<nl><fcel>x<fcel>1<nl>"),
      ElementsAre(std::pair(Kind::paragraph, "A line"), std::pair(Kind::table, "Name\tValue\nx\t1")));
}

TEST(Nanonets, HasTagsOfItsOwnInItsMarkdown) {
  EXPECT_THAT(
      blocks_by("nanonets/Nanonets-OCR2-3B",
                "<watermark>COPY</watermark>\n\nBefore <img>a cat on a mat</img>\n\n10<sup>3</sup> m<br>☑ "
                "paid\n\n<page_number>9/22</page_number>"),
      ElementsAre(std::pair(Kind::paragraph, "COPY"), std::pair(Kind::paragraph, "Before"),
                  std::pair(Kind::picture, ""), std::pair(Kind::paragraph, "10³ m\n☑ paid"),
                  std::pair(Kind::page_footer, "9/22")));
  const Page page = page_by("nanonets", "<page_number>9/22</page_number>");
  EXPECT_EQ(page.blocks.at(0).layer, Layer::furniture);
}

TEST(Hunyuan, AnswersWithMarkdownAndHtmlTables) {
  EXPECT_THAT(blocks_by("tencent/HunyuanOCR", "## Costs\n\n<table><tr><td>1</td></tr></table>"),
              ElementsAre(std::pair(Kind::heading, "Costs"), std::pair(Kind::table, "1")));
}

TEST(Families, WithoutBoxesHaveNoneWhateverTheySay) {
  const Page page = page_by("some-model", "<div data-bbox=\"0 0 99999 99999\"><p>Hello</p></div>");
  EXPECT_TRUE(page.blocks.at(0).box.empty());
}

TEST(Families, PutBoxesBeyondThePageAtItsEdge) {
  const Page page = page_by("dots.ocr", R"([{"bbox":[-50,10,1e300,20],"category":"Text","text":"a"},
                                            {"bbox":[900,900,950,950],"category":"Text","text":"b"}])");
  EXPECT_EQ(page.blocks.at(0).box, (Box{0, 20, 1000, 40}));
  EXPECT_TRUE(page.blocks.at(1).box.empty());
}

}  // namespace
}  // namespace ocrchat
