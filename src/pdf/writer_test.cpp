#include "pdf/writer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "pdf/qpdf.hpp"
#include "pdf/test_pdfs.hpp"

namespace ocrchat {
namespace {

using namespace testing_pdf;
using ::testing::ElementsAre;

const PageShape kSheet{"[ 0 0 500 700 ]", "", 0};  // a page image of 1000 × 1400 pixels

std::string layered(const std::string& original, std::vector<Page> pages, const std::string& password = {}) {
  StringSink sink;
  write_text_layer(as_bytes(original), password, each_of(std::move(pages)), sink);
  return sink.text();
}

std::vector<std::string> read_back(std::vector<Line> lines) {
  const std::string pdf = layered(made_pdf(kSheet, ""), {page_of(0, 1000, 1400, std::move(lines))});
  EXPECT_TRUE(is_clean(pdf));
  return extracted_lines(pdf);
}

TEST(TextLayer, left_to_right_scripts_come_back_word_for_word) {
  EXPECT_THAT(
      read_back({line_of(100, {"Quick", "brown", "füchse,", "(naïve)", "fix", "I", "a"}),
                 line_of(200, {"Съешь", "ещё", "этих", "булок"}),
                 line_of(300, {"हिन्दी", "में", "लिखा", "क्षत्रिय"}), line_of(400, {"ሰላም", "ለዓለም", "አማርኛ"})}),
      ElementsAre("Quick brown füchse, (naïve) fix I a", "Съешь ещё этих булок", "हिन्दी में लिखा क्षत्रिय",
                  "ሰላም ለዓለም አማርኛ"));
}

TEST(TextLayer, joined_words_come_back_without_spaces) {
  EXPECT_THAT(
      read_back({line_of(100, {"日本語", "の", "文章", "です。"}, true),
                 line_of(200, {"我", "们", "是", "人"}, true),
                 line_of(300, {"ภาษา", "ไทย", "ไม่มี", "ช่องว่าง"}, true),
                 line_of(400, {"ភាសា", "ខ្មែរ", "កម្ពុជា"}, true), line_of(500, {"한국어", "문장"})}),
      ElementsAre("日本語の文章です。", "我们是人", "ภาษาไทยไม่มีช่องว่าง", "ភាសាខ្មែរកម្ពុជា", "한국어 문장"));
}

TEST(TextLayer, right_to_left_scripts_come_back_in_logical_order) {
  EXPECT_THAT(read_back({line_of(100, {"مرحبا", "بالعالم", "العربية"}, false, true),
                         line_of(200, {"שלום", "עולם", "עברית"}, false, true),
                         line_of(300, {"כתב", "2024", "בשנת"}, false, true)}),
              ElementsAre("مرحبا بالعالم العربية", "שלום עולם עברית", "כתב 2024 בשנת"));
}

TEST(TextLayer, runs_of_the_other_direction_keep_their_spaces) {
  EXPECT_THAT(read_back({line_of(100, {"שלום", "עולם", "PDF", "עברית"}, false, true),
                         line_of(200, {"בשנת", "2024", "היה", "(טוב)"}, false, true)}),
              ElementsAre("שלום עולם PDF עברית", "בשנת 2024 היה (טוב)"));
  EXPECT_THAT(read_back({line_of(100, {"the", "word", "שלום", "is", "peace"})}),
              ElementsAre("the word שלום is peace"));
}

TEST(TextLayer, lines_of_single_characters_and_touching_words_keep_their_spaces) {
  Line touching = line_of(200, {"one", "two", "three"});
  touching.words[1].box.x0 = touching.words[0].box.x1 - 4;
  touching.words[2].box.x0 = touching.words[1].box.x1;
  EXPECT_THAT(read_back({line_of(100, {"a", "b", "c"}), touching}), ElementsAre("a b c", "one two three"));
}

TEST(TextLayer, words_stand_where_their_boxes_say_on_turned_and_cropped_pages) {
  for (const int rotate : {0, 90, 180, 270}) {
    const PageShape shape{"[ 0 0 400 300 ]", "[ 20 30 320 230 ]", rotate};
    const bool sideways = rotate % 180 != 0;
    const int width = sideways ? 400 : 600;
    const int height = sideways ? 600 : 400;
    const OpenPdf pdf(layered(made_pdf(shape, ""), {page_of(0, width, height, {line_of(80, {"corner"})})}));
    const auto words = pdf.file->words(0);
    ASSERT_EQ(words.size(), 1U);
    EXPECT_EQ(words[0].text, "corner");
    EXPECT_NEAR(words[0].x0, 50, 1);
    EXPECT_NEAR(words[0].x1, 50 + 54, 1);
    EXPECT_NEAR(words[0].y0, 40, 1);
    EXPECT_NEAR(words[0].y1, 55, 1);
    EXPECT_TRUE(pdf.file->text_is_invisible(0));
  }
}

TEST(TextLayer, pages_look_the_same_and_scans_are_still_taken_directly) {
  const std::string text = text_pdf(kSheet, {{50, 400, "visible"}});
  const std::string after = layered(text, {page_of(0, 1000, 1400, {line_of(100, {"hidden"})})});
  EXPECT_EQ(difference(OpenPdf(text).file->raster(0, 72), OpenPdf(after).file->raster(0, 72)), 0);
  const std::string scan = image_pdf({}, lopsided_image(400, 200), "400 0 0 200 0 0");
  EXPECT_TRUE(
      OpenPdf(layered(scan, {page_of(0, 400, 200, {line_of(100, {"x"})})})).file->raster(0, 72).direct);
}

TEST(TextLayer, embedded_words_and_missing_pages_get_no_text) {
  Line line = line_of(100, {"old", "new"});
  line.words[0].origin = Origin::embedded;
  EXPECT_THAT(read_back({line}), ElementsAre("new"));
  EXPECT_TRUE(extracted_lines(layered(made_pdf(kSheet, ""), {})).empty());
  EXPECT_TRUE(extracted_lines(layered(made_pdf(kSheet, ""), {page_of(5, 1000, 1400, {line})})).empty());
}

TEST(TextLayer, pages_that_share_resources_keep_their_own_text) {
  QPDF pdf;
  pdf.emptyPDF();
  const auto shared = pdf.makeIndirectObject(QPDFObjectHandle::parse(
      "<< /Font << /Ocr0 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"));
  for (int i = 0; i < 2; ++i) {
    QPDFObjectHandle page = QPDFObjectHandle::parse("<< /Type /Page /MediaBox [ 0 0 500 700 ] >>");
    page.replaceKey("/Resources", shared);
    page.replaceKey("/Contents", pdf.newStream("BT /Ocr0 20 Tf 50 300 Td (own) Tj ET q 2 0 0 2 0 0 cm"));
    QPDFPageDocumentHelper(pdf).addPage(QPDFPageObjectHelper(pdf.makeIndirectObject(page)), false);
  }
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  const std::string made(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
  const std::string out = layered(made, {page_of(0, 1000, 1400, {line_of(100, {"first"})}),
                                         page_of(1, 1000, 1400, {line_of(100, {"second"})})});
  EXPECT_THAT(extracted_lines(out), ElementsAre("first", "own", "second", "own"));
}

TEST(TextLayer, output_is_deterministic_and_without_encryption) {
  const std::string secret = encrypted(text_pdf(kSheet, {{50, 400, "plain"}}), "user", "owner");
  const std::vector<Page> pages{page_of(0, 1000, 1400, {line_of(100, {"over"})})};
  const std::string once = layered(secret, pages, "user");
  EXPECT_EQ(once, layered(secret, pages, "user"));
  EXPECT_THAT(extracted_lines(once), ElementsAre("over", "plain"));
  EXPECT_THROW(layered(secret, pages), Error);
  EXPECT_THROW(layered(secret, pages, "nonsense"), Error);
}

TEST(TextLayer, files_that_only_poppler_can_read_are_drawn_anew) {
  const std::string content = "BT /F 20 Tf 50 400 Td (saved) Tj ET";
  const std::string page_tree_with_a_loop =
      "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
      "2 0 obj << /Type /Pages /Kids [ 3 0 R 2 0 R ] /Count 1 >> endobj\n"
      "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [ 0 0 500 700 ] /Contents 4 0 R /Resources << /Font << "
      "/F << "
      "/Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >> endobj\n4 0 obj << /Length " +
      std::to_string(content.size()) + " >>\nstream\n" + content +
      "\nendstream\nendobj\ntrailer << /Root 1 0 R /Size 5 >>\n%%EOF\n";
  const std::string out = layered(page_tree_with_a_loop, {page_of(0, 1000, 1400, {line_of(100, {"over"})})});
  EXPECT_THAT(extracted_lines(out), ElementsAre("over", "saved"));
  EXPECT_TRUE(is_clean(out));
}

TEST(TextLayer, pdf_tools_accept_the_font) {
  const std::string pdf = layered(made_pdf(kSheet, ""), {page_of(0, 1000, 1400, {line_of(100, {"font"})})});
  EXPECT_EQ(output_of("pdffonts %s 2>&1 | tail -1 | grep -c 'CID TrueType.*yes no  yes'", pdf), "1\n");
  EXPECT_EQ(output_of("pdftoppm -r 20 -gray %s 2>&1 >/dev/null", pdf), "");
}

/// Frames made of given pixels.
struct GivenFrames final : FrameSource {
  std::vector<Frame> frames;
  int decoded = 0;
  int count() override { return static_cast<int>(frames.size()); }
  Frame frame(int index) override {
    ++decoded;
    return frames.at(static_cast<std::size_t>(index));
  }
  void add(const Pixels& p, double dpi) { frames.push_back({p.width, p.height, p.channels, dpi, p.samples}); }
};

std::string image_document(const std::string& original, MediaType type, GivenFrames& frames,
                           std::vector<Page> pages) {
  StringSink sink;
  write_image_pdf(as_bytes(original), type, frames, each_of(std::move(pages)), sink);
  EXPECT_TRUE(is_clean(sink.text()));
  return sink.text();
}

TEST(ImagePdf, holds_jpeg_data_as_it_is_with_the_words_over_it) {
  const std::string jpeg = jpeg_file(lopsided_image(1000, 600));
  GivenFrames none;
  const std::string pdf = image_document(jpeg, MediaType::jpeg, none,
                                         {page_of(0, 1000, 600, {line_of(100, {"hello", "image"})})});
  EXPECT_NE(pdf.find(jpeg), std::string::npos);
  EXPECT_EQ(none.decoded, 0);
  EXPECT_THAT(extracted_lines(pdf), ElementsAre("hello image"));
  const OpenPdf open(pdf);
  EXPECT_NEAR(open.file->page_size(0).width, 480, 0.01);  // 1000 pixels at 150 dpi
  const PdfRaster raster = open.file->raster(0, 300);
  EXPECT_TRUE(raster.direct);
  EXPECT_EQ(raster.width, 1000);
}

TEST(ImagePdf, shows_jpeg_upright_in_all_orientations) {
  using namespace std::string_literals;
  const Pixels stored = lopsided_image(200, 100);
  const std::string jpeg = jpeg_file(stored);
  const std::vector<Turn> turns{{false, false, false}, {false, true, false}, {false, true, true},
                                {false, false, true},  {true, false, false}, {true, true, false},
                                {true, true, true},    {true, false, true}};
  for (int orientation = 1; orientation <= 8; ++orientation) {
    const std::string exif = "\xff\xe1\x00\x22"s +
                             "Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"s +
                             static_cast<char>(orientation) + "\0\0\0\0\0\0"s;
    GivenFrames none;
    const OpenPdf pdf(image_document(jpeg.substr(0, 2) + exif + jpeg.substr(2), MediaType::jpeg, none, {}));
    const PdfRaster raster = pdf.file->raster(0, 150);
    const Pixels upright = turned(stored, turns[static_cast<std::size_t>(orientation - 1)]);
    const PdfRaster expected{upright.width, upright.height, 1, 150, true, upright.samples};
    EXPECT_LT(difference(raster, expected), 0.02) << orientation;
  }
}

TEST(ImagePdf, keeps_every_pixel_of_frames_and_their_order) {
  GivenFrames frames;
  frames.add(lopsided_image(120, 80), 100);
  Pixels colour = white_pixels(30, 20, 3);
  for (std::size_t i = 0; i < colour.samples.size(); ++i)
    colour.samples[i] = static_cast<std::uint8_t>(i * 37);
  frames.add(colour, 0);
  const OpenPdf pdf(
      image_document("", MediaType::gif, frames, {page_of(1, 300, 200, {line_of(50, {"two"})})}));
  ASSERT_EQ(pdf.file->page_count(), 2);
  EXPECT_EQ(pdf.file->raster(0, 300).pixels, lopsided_image(120, 80).samples);
  EXPECT_EQ(pdf.file->raster(1, 300).pixels, colour.samples);
  EXPECT_NEAR(pdf.file->page_size(0).width, 86.4, 0.01);
  EXPECT_TRUE(pdf.file->words(0).empty());
  EXPECT_EQ(pdf.file->words(1).size(), 1U);
}

TEST(ImagePdf, damaged_images_go_by_their_frames) {
  for (const MediaType type : {MediaType::jpeg, MediaType::png, MediaType::tiff}) {
    GivenFrames frames;
    frames.add(lopsided_image(50, 40), 72);
    const OpenPdf pdf(image_document("\xff\xd8\xff\xe0 nonsense", type, frames, {}));
    EXPECT_EQ(pdf.file->raster(0, 300).width, 50);
  }
}

}  // namespace
}  // namespace ocrchat
