#include "pipeline/document_tools.hpp"

#include <gmock/gmock.h>

#include <filesystem>

#include "base/error.hpp"
#include "image/encode.hpp"

namespace ocrchat {
namespace {

using ::testing::ElementsAre;

FileDescriptor file_of(std::string_view content) {
  FileDescriptor file = temporary_file(std::filesystem::temp_directory_path());
  FdSink(file.get()).write(content);
  return file;
}

FileDescriptor picture_file(int width, int height) {
  return file_of(as_chars(encode_png(Image(width, height, 1))));
}

FileDescriptor blank_pdf() {
  return file_of(
      "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
      "2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n"
      "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 300 150] /Resources << >> >> endobj\n"
      "trailer << /Root 1 0 R /Size 4 >>\n%%EOF\n");
}

/// A document of one page of 600 × 300 pixels that says "found words".
Document read_document() {
  Line line;
  for (const auto& [text, x] : {std::pair{"found", 100}, std::pair{"words", 250}}) {
    Word word;
    word.text = text;
    word.box = {x, 100, x + 120, 140};
    line.words.push_back(word);
    line.box = united(line.box, word.box);
  }
  Document document;
  Page& page = document.pages.emplace_back();
  page.width = 600;
  page.height = 300;
  page.blocks.emplace_back().content = Text{{line}};
  return document;
}

/// The words of the searchable PDF that is made of `file`.
std::vector<std::string> words_of_searchable(const FileDescriptor& file) {
  const Document document = read_document();
  MemoryPageSource pages(document);
  const FileDescriptor out = file_of("");
  LocalDocumentTools({}).searchable_pdf(file.get(), "", pages, out.get());
  const MappedFile pdf(out.get());
  const auto source = open_source(pdf.bytes(), {});
  EXPECT_EQ(source->media_type(), MediaType::pdf);
  EXPECT_EQ(source->page_count(), 1);
  const PageImage page = source->page(0);
  EXPECT_TRUE(page.words_invisible);
  std::vector<std::string> words;
  for (const PdfWord& word : page.words) words.push_back(word.text);
  return words;
}

TEST(LocalDocumentTools, MakesAPdfOfAnImageWithItsWords) {
  EXPECT_THAT(words_of_searchable(picture_file(600, 300)), ElementsAre("found", "words"));
}

TEST(LocalDocumentTools, PutsWordsOverThePagesOfAPdf) {
  EXPECT_THAT(words_of_searchable(blank_pdf()), ElementsAre("found", "words"));
}

TEST(LocalDocumentTools, Inspects) {
  LocalDocumentTools tools({});
  EXPECT_EQ(tools.inspect(picture_file(40, 20).get(), "").page_count, 1);
  EXPECT_EQ(tools.inspect(blank_pdf().get(), "").media_type, MediaType::pdf);
  EXPECT_THROW(tools.inspect(file_of("no document").get(), ""), Error);
}

TEST(LocalDocumentTools, ShowsAPageAtTheWidthAskedFor) {
  const FileDescriptor file = picture_file(40, 20);
  LocalDocumentTools tools({});
  for (const auto format : {PictureFormat::png, PictureFormat::jpeg, PictureFormat::webp}) {
    const std::string picture = tools.picture(file.get(), "", {.width = 20, .format = format});
    const Image shown = open_source(as_bytes(picture), {})->page(0).image;
    EXPECT_EQ(shown.width, 20);
    EXPECT_EQ(shown.height, 10);
  }
  EXPECT_THROW(tools.picture(file.get(), "", {.index = 7}), Error);
}

TEST(LocalDocumentTools, TurnsAPageAsItWasTurnedToBeRead) {
  const FileDescriptor file = picture_file(40, 20);
  LocalDocumentTools tools({});
  const std::string picture = tools.picture(file.get(), "", {.rotation = 90, .width = 10});
  const Image shown = open_source(as_bytes(picture), {})->page(0).image;
  EXPECT_EQ(shown.width, 10);
  EXPECT_EQ(shown.height, 20);
}

}  // namespace
}  // namespace ocrchat
