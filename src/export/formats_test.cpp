#include "export/formats.hpp"

#include <gmock/gmock.h>

#include <boost/json.hpp>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "document/json.hpp"
#include "export/test_pages.hpp"

namespace ocrchat {
namespace {

using namespace test;
using testing::Eq;

/// Makes pages up as they are asked for.
class ManyPages final : public PageSource {
 public:
  explicit ManyPages(int count) : count_(count) {}
  const Document& head() const override { return head_; }
  std::optional<Page> next() override {
    if (next_ == count_) return std::nullopt;
    return page({paragraph({"Page"})}, next_++);
  }
  void rewind() override { next_ = 0; }

 private:
  Document head_;
  int count_;
  int next_ = 0;
};

/// Counts, and holds nothing.
class CountingSink final : public Sink {
 public:
  void write(std::string_view bytes) override {
    total += bytes.size();
    largest = std::max(largest, bytes.size());
  }
  std::size_t total = 0;
  std::size_t largest = 0;
};

Document hostile() {
  std::string words =
      "# * _ ` < & [ | \" ' \\ $ ~ = + @ \x01\x02\f\x1b[31m \u202E \u2028 \uFFFE שלום مرحبا 中文 😀 \xFF\xC0";
  words += ' ' + std::string(200'000, 'x');
  std::vector<Block> blocks{table(2, 2, {cell(0, 0, words, 1, 2), cell(1, 1, words)}), formula(words)};
  for (int kind = 0; kind <= static_cast<int>(BlockKind::separator); ++kind) {
    blocks.push_back(block(static_cast<BlockKind>(kind), {words, words}, 99));
  }
  return document({blocks, {}, {paragraph({})}});
}

TEST(Formats, AreFoundByName) {
  EXPECT_EQ(format_names(), "txt, md, docx, pdf, csv, json");
  for (const Format& format : formats()) EXPECT_EQ(find_format(format.name), &format);
  EXPECT_EQ(find_format("exe"), nullptr);
  EXPECT_EQ(find_format(""), nullptr);
}

TEST(Formats, OnlyThePdfNeedsTheOriginal) {
  for (const Format& format : formats())
    EXPECT_THAT(format.needs_original, Eq(format.name == "pdf")) << format.name;
  EXPECT_THROW(written("pdf", document({})), Error);
}

TEST(Formats, WriteTheSameBytesForTheSameDocument) {
  const Document same = hostile();
  for (const char* format : {"txt", "md", "docx", "csv", "json"}) {
    EXPECT_EQ(written(format, same), written(format, same)) << format;
  }
}

TEST(Formats, TakeHostileTextAndStayWellFormed) {
  for (const char* format : {"txt", "md", "csv", "json"}) {
    const std::string text = written(format, hostile());
    EXPECT_TRUE(is_utf8(text)) << format;
    EXPECT_EQ(text.find('\x01'), std::string::npos) << format;
    EXPECT_EQ(text.find('\x1b'), std::string::npos) << format;
  }
}

TEST(Formats, TakeDocumentsWithoutPages) {
  EXPECT_EQ(written("txt", document({})), "");
  EXPECT_EQ(written("md", document({})), "");
  EXPECT_EQ(written("csv", document({})), "page,line,text,confidence,x0,y0,x1,y1\r\n");
}

TEST(Formats, WriteInPiecesHoweverManyPagesThereAre) {
  for (const Format& format : formats()) {
    if (format.needs_original) continue;
    ManyPages pages(5000);
    CountingSink out;
    format.write(pages, nullptr, out);
    EXPECT_GT(out.total, 5000U) << format.name;
    EXPECT_LE(out.largest, 70'000U) << format.name;
  }
}

TEST(Txt, PartsPagesByFormFeedsAndEndsWithANewline) {
  const Document two =
      document({{furniture("Head"), paragraph({"One", "two"}), paragraph({"three"})}, {}, {item("• four")}});
  EXPECT_EQ(written("txt", two), "One\ntwo\n\nthree\n\f\n\f• four\n");
}

TEST(Txt, LetsNoWordForgeAPageBreak) {
  Document forged = document({{paragraph({"x"})}});
  std::get<Text>(forged.pages[0].blocks[0].content).lines[0].words[0].text =
      "a\fb\x9B"
      "c\u0085";
  EXPECT_EQ(written("txt", forged), "ab\uFFFDc\n");
}

TEST(Json, IsTheWholeDocument) {
  const Document whole = hostile();
  const boost::json::value value = boost::json::parse(written("json", whole));
  EXPECT_EQ(value.at("schema_version"), 1);
  EXPECT_EQ(value.at("source").at("name"), "scan.pdf");
  EXPECT_EQ(value.at("pages").as_array().size(), 3U);
  EXPECT_EQ(page_from_json(value.at("pages").at(1)), whole.pages[1]);
  EXPECT_EQ(boost::json::parse(written("json", document({}))).at("pages").as_array().size(), 0U);
}

TEST(Csv, HasARowForEachLineWhereThereAreNoTables) {
  const Document plain = document({{}, {paragraph({"Hello, \"you\"", "=1+1"})}});
  EXPECT_EQ(written("csv", plain),
            "page,line,text,confidence,x0,y0,x1,y1\r\n"
            "2,1,\"Hello, \"\"you\"\"\",0.7500,0,0,90,20\r\n"
            "2,2,=1+1,0.7500,0,0,40,20\r\n");
}

TEST(Csv, LeavesConfidenceEmptyWhereThereIsNone) {
  Document plain = document({{paragraph({"x"})}});
  std::get<Text>(plain.pages[0].blocks[0].content).lines[0].confidence.reset();
  EXPECT_THAT(written("csv", plain), testing::HasSubstr("1,1,x,,0,0,40,20\r\n"));
}

TEST(Csv, HasTheCellsOfAllTablesPartedByAnEmptyLine) {
  const Document tables = document(
      {{paragraph({"not this"}), table(2, 3, {cell(0, 0, "a", 1, 2), cell(0, 2, "b,c"), cell(1, 1, "-5")})},
       {table(2, 1, {cell(1, 0, "z")})}});
  EXPECT_EQ(written("csv", tables), "a,,\"b,c\"\r\n,-5,\r\n\r\n\"\"\r\nz\r\n");
}

TEST(Csv, RefusesATableThatNoPageCouldHold) {
  EXPECT_THROW(written("csv", document({{table(1'000'000, 1'000'000, {})}})), Error);
}

TEST(Csv, KeepsCellsThatOverlapInTheirOwnPlaces) {
  const Document odd =
      document({{table(2, 2, {cell(0, 0, "a", 2, 2), cell(1, 1, "b"), cell(0, 1, "c", 9, 9)})}});
  EXPECT_EQ(written("csv", odd), "a,\r\n,\r\n");
}

}  // namespace
}  // namespace ocrchat
