#include "worker/page_result.hpp"

#include <gmock/gmock.h>

#include "document/json.hpp"
#include "worker/page_lines.hpp"

namespace ocrchat {
namespace {

Page page_with(const std::vector<std::string>& words) {
  Page page;
  page.index = 3;
  page.width = page.height = 100;
  page.confidence = 0.75;
  page.language = "ja";
  Line line;
  for (const std::string& text : words) {
    Word word;
    word.text = text;
    word.box = {0, 0, 10, 10};
    line.words.push_back(word);
  }
  Block block;
  block.id = "p3b0";
  block.content = Text{{line}};
  page.blocks.push_back(block);
  return page;
}

TEST(PageResult, SumsUpThePage) {
  const PageResult result = page_result(page_with({"日本語", "abc"}));
  EXPECT_EQ(result.index, 3);
  EXPECT_EQ(result.characters, 6);
  EXPECT_EQ(result.confidence, 0.75);
  EXPECT_EQ(result.language, "ja");
  EXPECT_EQ(page_from_json(result.json).blocks.size(), 1U);
}

TEST(PageResult, WarningsAreCutAndNamedAfterThePage) {
  Page page = page_with({});
  page.warnings.assign(1000, Warning{std::string(1000, 'c'), std::string(100'000, 'm'), 99});
  const PageResult result = page_result(page);
  ASSERT_EQ(result.warnings.size(), 20U);
  EXPECT_LE(result.warnings[0].code.size(), 64U);
  EXPECT_LE(result.warnings[0].message.size(), 500U);
  EXPECT_EQ(result.warnings[0].page, 3);
  EXPECT_LT(result.json.size(), 20'000U);
}

TEST(PageLines, ComeBackAsTheyWereWritten) {
  Document document;
  document.pages = {page_with({"one\n", "zwei"}), page_with({"drei"})};
  document.pages[0].blocks[0].content = Formula{"a\nb", {}};
  MemoryPageSource source(document);
  StringSink written;
  write_page_lines(source, written);
  PageLines lines(as_bytes(written.text()));
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(serialize_page(lines.next().value()), serialize_page(document.pages[0]));
    EXPECT_EQ(serialize_page(lines.next().value()), serialize_page(document.pages[1]));
    EXPECT_FALSE(lines.next().has_value());
    lines.rewind();
  }
}

}  // namespace
}  // namespace ocrchat
