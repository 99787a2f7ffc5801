#include <gmock/gmock.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "export/docx_body.hpp"
#include "export/docx_parts.hpp"
#include "export/runs.hpp"
#include "export/test_pages.hpp"
#include "export/zip_writer.hpp"

namespace ocrchat {
namespace {

using namespace test;
using testing::HasSubstr;
using testing::Not;

/// The system's Python is the one that has the packages of packaging/debian-test.txt.
/// What a Python program prints that is given the bytes in a file named by its first argument.
std::string judged(const std::string& bytes, const std::string& program) {
  const auto folder = std::filesystem::temp_directory_path() / ("ocrchat-docx-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  write_file(folder / "a.docx", bytes);
  write_file(folder / "judge.py", program);
  const std::string command =
      "/usr/bin/python3 " + (folder / "judge.py").string() + " " + (folder / "a.docx").string() + " 2>&1";
  std::string printed;
  FILE* pipe = ::popen(command.c_str(), "r");
  std::array<char, 4096> buffer{};
  while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), pipe))
    printed.append(buffer.data(), got);
  ::pclose(pipe);
  std::filesystem::remove_all(folder);
  return printed;
}

constexpr const char* kPrintParagraphs = R"(
import sys, docx
document = docx.Document(sys.argv[1])
for p in document.paragraphs:
    print(p.style.name, repr(p.text), sep='|')
for t in document.tables:
    for row in t.rows:
        print([c.text for c in row.cells])
print(document.core_properties.title)
)";

Document sample() {
  Block bold = paragraph({"some bold text"});
  std::get<Text>(bold.content).lines[0].words[1].style = Style{true, true, 0};
  Document result = document(
      {{furniture("Head"), block(BlockKind::title, {"A title"}), block(BlockKind::heading, {"Deep"}, 2), bold,
        item("• bullet"), item("2. number", 2), block(BlockKind::code, {"x = 1", "y < 2"}),
        table(3, 3,
              {cell(0, 0, "wide", 1, 2), cell(0, 2, "tall", 3, 1), cell(1, 0, "a & b"), cell(2, 1, "z")})},
       {paragraph({"שלום (hello) עולם"}), block(BlockKind::caption, {"中文「说明」"}), formula("x^2")}});
  result.pages[1].language = "he";
  result.pages[1].blocks[1].language = "zh-Hans";
  return result;
}

TEST(Docx, OpensInPythonDocxWithItsStructure) {
  EXPECT_EQ(judged(written("docx", sample()), kPrintParagraphs),
            "Title|'A title'\n"
            "Heading 2|'Deep'\n"
            "Normal|'some bold text'\n"
            "List Paragraph|'bullet'\n"
            "List Paragraph|'2. number'\n"
            "Source Code|'x = 1\\ny < 2'\n"
            "Normal|''\n"
            "Normal|'\\n'\n"
            "Normal|'שלום (hello) עולם'\n"
            "Caption|'中文「说明」'\n"
            "Normal|''\n"
            "['wide', 'wide', 'tall']\n"
            "['a & b', '', 'tall']\n"
            "['', 'z', 'tall']\n"
            "scan.pdf\n");
}

TEST(Docx, IsAZipOfWellFormedXmlWhateverTheTextHolds) {
  const std::string hostile =
      "\x01\x0B\x1F <&>\"' ]]> \uFFFE\uFFFF \xFF\xED\xA0\x80 \u202E😀 " + std::string(300'000, 'y');
  EXPECT_EQ(
      judged(written("docx", document({{paragraph({hostile}), table(1, 1, {cell(0, 0, hostile)})}})), R"(
import sys, zipfile
from xml.etree import ElementTree
z = zipfile.ZipFile(sys.argv[1])
print(z.testzip(), sorted(z.namelist()), {i.date_time for i in z.infolist()})
for name in z.namelist():
    ElementTree.fromstring(z.read(name))
)"),
      "None ['[Content_Types].xml', '_rels/.rels', 'docProps/app.xml', 'docProps/core.xml', "
      "'word/_rels/document.xml.rels', 'word/document.xml', 'word/numbering.xml', 'word/settings.xml', "
      "'word/styles.xml'] {(1980, 1, 1, 0, 0, 0)}\n");
}

// Some readers of XML go no deeper than 256 elements.
TEST(Docx, OpensWithFormulasNestedAsDeepAsTheyAreWritten) {
  std::vector<Block> blocks;
  for (const std::string open : {"\\frac{1}{", "{\\sqrt{", "\\begin{cases}", "\\left({", "\\max_{\\hat{"}) {
    std::string close(static_cast<std::size_t>(std::count(open.begin(), open.end(), '{')), '}');
    if (open == "\\begin{cases}") close = "\\end{cases}";
    if (open == "\\left({") close = "}\\right)";
    if (open == "\\frac{1}{") close = "}";
    std::string latex = "x";
    for (int depth = 1; depth <= 70; ++depth) blocks.push_back(formula(latex = open + latex + close));
  }
  EXPECT_EQ(judged(written("docx", document({blocks})), R"(
import sys, docx
document = docx.Document(sys.argv[1])
written = [len(p._p.xpath('.//*[local-name()="oMath"]')) for p in document.paragraphs]
print(len(written), 0 < sum(written) < len(written))
)"),
            "350 True\n");
}

TEST(Docx, OpensWithoutPagesOrText) {
  EXPECT_EQ(judged(written("docx", document({})), kPrintParagraphs), "scan.pdf\n");
}

TEST(DocxParagraph, MarksRightToLeftParagraphsAndRuns) {
  const std::string xml = docx_paragraph("שלום (hello) עולם", {});
  EXPECT_THAT(xml, HasSubstr("<w:pPr><w:bidi/></w:pPr>"));
  EXPECT_THAT(xml, HasSubstr("<w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space=\"preserve\">שלום (</w:t></w:r>"
                             "<w:r><w:t xml:space=\"preserve\">hello</w:t></w:r>"
                             "<w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space=\"preserve\">) עולם</w:t></w:r>"));
  EXPECT_THAT(docx_paragraph("hello שלום", {}), Not(HasSubstr("<w:bidi/>")));
}

TEST(DocxParagraph, SaysLanguageFontHintAndStyle) {
  DocxParagraph how;
  how.language = "ja";
  EXPECT_THAT(docx_paragraph("日本語", how),
              HasSubstr("<w:rPr><w:rFonts w:hint=\"eastAsia\"/><w:lang w:eastAsia=\"ja-JP\"/></w:rPr>"));
  EXPECT_EQ(docx_language("ar"), "<w:lang w:bidi=\"ar\"/>");
  EXPECT_EQ(docx_language("zh-Hant"), "<w:lang w:eastAsia=\"zh-TW\"/>");
  EXPECT_EQ(docx_language("de"), "<w:lang w:val=\"de\"/>");
  EXPECT_EQ(docx_language("\"/><evil"), "");
  Line styled = line("plain bold");
  styled.words[1].style = Style{true, false, 0};
  EXPECT_THAT(docx_paragraph({styled}, {}),
              HasSubstr("<w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space=\"preserve\">bold"));
}

TEST(DocxTable, WritesMoreColumnsThanWordTakesAsText) {
  std::vector<Cell> cells{cell(0, 0, "first"), cell(0, 63, "last")};
  const std::string xml = docx_block(table(1, 64, cells), "");
  EXPECT_THAT(xml, Not(HasSubstr("<w:tbl>")));
  EXPECT_THAT(xml, HasSubstr("last"));
}

TEST(DocxTable, HasBordersOnlyIfRuled) {
  EXPECT_THAT(docx_block(table(1, 1, {cell(0, 0, "x")}, true), ""), HasSubstr("TableGrid"));
  EXPECT_THAT(docx_block(table(1, 1, {cell(0, 0, "x")}, false), ""), Not(HasSubstr("TableGrid")));
}

TEST(Runs, SayTheSameAsTheFlowedText) {
  for (const auto& texts : std::vector<std::vector<std::string>>{{"recog-", "nition", "of"},
                                                                 {"soft\u00AD", "Ware"},
                                                                 {"中文", "漢字"},
                                                                 {"Jean-", "Paul"},
                                                                 {"", "x"},
                                                                 {}}) {
    std::string all;
    for (const TextRun& run : by_direction(runs_of(lines(texts)), false)) all += run.text;
    EXPECT_EQ(all, flowed_text(lines(texts)));
  }
}

TEST(Runs, KeepEveryCharacterWhenTheyAreCutByDirection) {
  const std::string text = "12 (abc) שלום, 34! def عربي. ";
  for (const bool base : {false, true}) {
    std::string all;
    for (const TextRun& run : by_direction({{text, false, false, false}}, base)) all += run.text;
    EXPECT_EQ(all, text);
  }
}

TEST(ZipWriter, HoldsWhatWasWrittenInManyPieces) {
  StringSink out;
  ZipWriter zip(out);
  zip.begin("empty");
  zip.begin("large");
  for (int i = 0; i < 3000; ++i)
    zip.write("line " + std::to_string(i * 7919 % 3001) + "\n" + std::string(999, 'z'));
  zip.finish();
  EXPECT_EQ(judged(out.text(), R"(
import sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
print(z.testzip(), [(i.filename, i.file_size) for i in z.infolist()], z.read('large')[:6])
)"),
            "None [('empty', 0), ('large', " +
                std::to_string(3000 * 1000 +
                               [] {
                                 std::size_t total = 0;
                                 for (int i = 0; i < 3000; ++i)
                                   total += 5 + std::to_string(i * 7919 % 3001).size();
                                 return total;
                               }()) +
                ")] b'line 0'\n");
}

}  // namespace
}  // namespace ocrchat
