#include "pdf/reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "base/error.hpp"
#include "pdf/embedded_words.hpp"
#include "pdf/poppler_page.hpp"
#include "pdf/test_pdfs.hpp"

namespace ocrchat {
namespace {

using namespace testing_pdf;
using ::testing::ElementsAre;

ErrorCode code_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& e) {
    return e.code();
  }
  return ErrorCode::no_file;
}

// Whether a word's box holds ink and the strip around it does not.
bool boxes_the_ink(const PdfRaster& page, const PdfPageSize& size, const PdfWord& word) {
  const double scale = page.width / size.width;
  std::size_t inside = 0;
  std::size_t around = 0;
  for (int y = 0; y < page.height; ++y) {
    for (int x = 0; x < page.width; ++x) {
      if (page.pixels[(static_cast<std::size_t>(y) * static_cast<std::size_t>(page.width) +
                       static_cast<std::size_t>(x)) *
                      static_cast<std::size_t>(page.channels)] > 128) {
        continue;
      }
      const bool in = x / scale >= word.x0 - 1 && x / scale <= word.x1 + 1 && y / scale >= word.y0 - 1 &&
                      y / scale <= word.y1 + 1;
      ++(in ? inside : around);
    }
  }
  return inside > 100 && around == 0;
}

TEST(PdfReader, counts_pages_and_gives_the_size_as_shown) {
  const OpenPdf plain(text_pdf({}, {{50, 100, "Hello"}}));
  EXPECT_EQ(plain.file->page_count(), 1);
  EXPECT_DOUBLE_EQ(plain.file->page_size(0).width, 400);
  const OpenPdf turned(text_pdf({"[ 0 0 400 200 ]", "[ 10 20 310 170 ]", 90}, {{50, 100, "Hello"}}));
  EXPECT_DOUBLE_EQ(turned.file->page_size(0).width, 150);
  EXPECT_DOUBLE_EQ(turned.file->page_size(0).height, 300);
}

TEST(PdfReader, boxes_of_words_lie_on_their_ink_on_turned_and_cropped_pages) {
  for (const int rotate : {0, 90, 180, 270, -90, 450}) {
    for (const char* crop : {"", "[ 30 40 390 180 ]", "[ -50 -50 300 500 ]"}) {
      const OpenPdf pdf(text_pdf({"[ 10 5 400 200 ]", crop, rotate}, {{60, 100, "Hxgd"}}));
      const PdfPageSize size = pdf.file->page_size(0);
      const auto words = pdf.file->words(0);
      ASSERT_EQ(words.size(), 1U) << rotate << crop;
      EXPECT_EQ(words[0].text, "Hxgd");
      EXPECT_TRUE(boxes_the_ink(pdf.file->raster(0, 144), size, words[0])) << rotate << " " << crop;
    }
  }
}

TEST(PdfReader, tells_font_and_spacing_of_words) {
  const OpenPdf pdf(text_pdf({}, {{50, 100, "bold words here"}}));
  const auto words = pdf.file->words(0);
  ASSERT_EQ(words.size(), 3U);
  EXPECT_TRUE(words[0].bold);
  EXPECT_FALSE(words[0].italic);
  EXPECT_NEAR(words[0].font_size, 20, 0.5);
  EXPECT_TRUE(words[0].space_after);
  EXPECT_FALSE(words[2].space_after);
}

TEST(PdfReader, words_are_normalised_and_without_controls) {
  EXPECT_EQ(clean_word(u"e\u0301\u0007\u00a0x"), "\u00e9x");
  EXPECT_EQ(clean_word(std::u16string{u'a', 0xd800, u'b'}), "ab");
}

TEST(PdfReader, right_to_left_words_are_in_logical_order) {
  StringSink sink;
  write_text_layer(as_bytes(made_pdf({}, "")), "",
                   each_of({page_of(0, 1000, 500, {line_of(100, {"שלום", "2024", "טוב"}, false, true)})}),
                   sink);
  const auto words = OpenPdf(sink.text()).file->words(0);
  std::vector<std::string> texts;
  for (const PdfWord& word : words) texts.push_back(word.text);
  EXPECT_THAT(texts, ::testing::UnorderedElementsAre("שלום", "2024", "טוב"));
}

TEST(PdfReader, sees_invisible_text) {
  EXPECT_FALSE(OpenPdf(text_pdf({}, {{50, 100, "seen"}})).file->text_is_invisible(0));
  EXPECT_TRUE(OpenPdf(text_pdf({}, {{50, 100, "unseen"}}, 3)).file->text_is_invisible(0));
  EXPECT_FALSE(OpenPdf(made_pdf({}, "")).file->text_is_invisible(0));
}

TEST(PdfReader, takes_a_scan_directly_in_every_turn_of_matrix_and_page) {
  const Pixels scan = lopsided_image(400, 200);
  const std::vector<std::string> wide{"400 0 0 200 0 0", "-400 0 0 200 400 0", "400 0 0 -200 0 200",
                                      "-400 0 0 -200 400 200"};
  const std::vector<std::string> tall{"0 400 200 0 0 0", "0 400 -200 0 200 0", "0 -400 200 0 0 400",
                                      "0 -400 -200 0 200 400"};
  for (const int rotate : {0, 90, 180, 270}) {
    for (const bool upright : {true, false}) {
      for (const std::string& matrix : upright ? wide : tall) {
        const std::string box = upright ? "[ 0 0 400 200 ]" : "[ 0 0 200 400 ]";
        const OpenPdf pdf(image_pdf({box, "", rotate}, scan, matrix));
        const PdfRaster direct = pdf.file->raster(0, 300);
        EXPECT_TRUE(direct.direct) << matrix;
        EXPECT_DOUBLE_EQ(direct.dpi, 72);
        const auto document = open_poppler(as_bytes(pdf.bytes), "");
        const PdfRaster drawn = render(*poppler_page(*document, 0), 72, 1'000'000);
        EXPECT_LT(difference(direct, drawn), 0.01) << matrix << " /Rotate " << rotate;
      }
    }
  }
}

TEST(PdfReader, cuts_a_direct_scan_to_the_crop_box_and_pads_margins) {
  for (const std::string matrix : {"400 0 0 200 0 0", "390 0 0 195 4 3"}) {
    for (const std::string crop : {"", "[ 20 10 380 190 ]"}) {
      const OpenPdf pdf(image_pdf({"[ 0 0 400 200 ]", crop, 90}, lopsided_image(800, 400), matrix));
      const PdfRaster direct = pdf.file->raster(0, 300);
      ASSERT_TRUE(direct.direct);
      const auto document = open_poppler(as_bytes(pdf.bytes), "");
      const PdfRaster drawn = render(*poppler_page(*document, 0), direct.dpi, 10'000'000);
      EXPECT_LT(difference(direct, drawn), 0.02) << matrix << crop;
    }
  }
}

TEST(PdfReader, renders_what_is_more_than_a_scan) {
  const Pixels scan = lopsided_image(400, 200);
  EXPECT_FALSE(OpenPdf(image_pdf({}, scan, "200 0 0 100 0 0")).file->raster(0, 72).direct);
  EXPECT_FALSE(OpenPdf(image_pdf({}, scan, "400 20 -20 200 0 0")).file->raster(0, 72).direct);
  EXPECT_FALSE(
      OpenPdf(image_pdf({}, scan, "400 0 0 200 0 0 cm 0 0 1 1 re f 1 0 0 1 0 0")).file->raster(0, 72).direct);
  EXPECT_FALSE(OpenPdf(image_pdf({}, scan, "0 0 100 100 re W n 400 0 0 200 0 0")).file->raster(0, 72).direct);
  EXPECT_TRUE(OpenPdf(image_pdf({}, scan, "0 0 400 200 re W n 400 0 0 200 0 0")).file->raster(0, 72).direct);
}

TEST(PdfReader, grey_pages_have_one_channel_and_coloured_ones_three) {
  EXPECT_EQ(OpenPdf(made_pdf({}, "0 g 10 10 50 50 re f")).file->raster(0, 72).channels, 1);
  const PdfRaster red = OpenPdf(made_pdf({}, "1 0 0 rg 0 0 400 200 re f")).file->raster(0, 72);
  ASSERT_EQ(red.channels, 3);
  EXPECT_EQ(red.pixels[0], 255);
  EXPECT_EQ(red.pixels[1], 0);
}

TEST(PdfReader, lowers_the_resolution_to_stay_within_the_limit_and_refuses_at_last) {
  const std::string page = made_pdf({"[ 0 0 720 720 ]", "", 0}, "");
  const OpenPdf limited(page, "", PdfLimits{2'000'000});
  const PdfRaster raster = limited.file->raster(0, 300);
  EXPECT_LE(raster.width * raster.height, 2'010'000);
  EXPECT_LT(raster.dpi, 150);
  const OpenPdf tight(page, "", PdfLimits{500'000});
  EXPECT_EQ(code_of([&] { tight.file->raster(0, 300); }), ErrorCode::too_many_pixels);
}

TEST(PdfReader, refuses_pages_of_absurd_size) {
  const OpenPdf huge(made_pdf({"[ 0 0 1000000 1000000 ]", "", 0}, ""));
  EXPECT_EQ(code_of([&] { huge.file->raster(0, 300); }), ErrorCode::too_many_pixels);
  const OpenPdf flat(made_pdf({"[ 0 0 100 0 ]", "", 0}, ""));
  EXPECT_EQ(code_of([&] { flat.file->raster(0, 300); }), ErrorCode::page_unreadable);
  const OpenPdf negative(made_pdf({"[ 400 200 0 0 ]", "", 0}, ""));
  EXPECT_DOUBLE_EQ(negative.file->page_size(0).width, 400);
  EXPECT_EQ(code_of([&] { negative.file->page_size(7); }), ErrorCode::page_unreadable);
}

TEST(PdfReader, names_the_fonts_of_words_and_pages) {
  const std::string font = "/Font << /F 4 0 R /Direct << /Type /Font /BaseFont /None >> >>";
  const OpenPdf pdf(
      "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
      "2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 400 200] >> endobj\n"
      "3 0 obj << /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << " +
      font +
      " >> >> endobj\n"
      "4 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj\n"
      "5 0 obj << /Length 38 >> stream\nBT /F 20 Tf 50 100 Td (Hello) Tj ET    \nendstream endobj\n"
      "trailer << /Root 1 0 R /Size 6 >>\n%%EOF\n");
  ASSERT_EQ(pdf.file->words(0).size(), 1U);
  EXPECT_EQ(pdf.file->words(0)[0].font, "Helvetica");
  const std::vector<PdfFont> fonts = pdf.file->fonts(0);
  ASSERT_EQ(fonts.size(), 1U);
  EXPECT_EQ(fonts[0].name, "Helvetica");
  EXPECT_EQ(fonts[0].object, 4);
  EXPECT_TRUE(pdf.file->fonts(7).empty());
}

TEST(PdfReader, parts_words_where_the_direction_of_reading_changes) {
  StringSink sink;
  const std::string blank = made_pdf({"[ 0 0 500 700 ]", "", 0}, "");
  write_text_layer(as_bytes(blank), "",
                   each_of({page_of(0, 1000, 1400, {line_of(50, {"שלום", "ו-Boot", "סוף."}, false, true)})}),
                   sink);
  std::vector<std::string> words;
  double right = 0;
  for (const PdfWord& word : OpenPdf(sink.text()).file->words(0)) {
    words.push_back(word.text);
    EXPECT_GE(word.x0, right - 0.01) << word.text;  // from left to right, and apart
    right = word.x1;
  }
  EXPECT_THAT(words, ElementsAre(".", "סוף", "Boot", "-", "ו", "שלום"));
}

TEST(PdfReader, asks_for_passwords_and_takes_either) {
  const std::string secret = encrypted(text_pdf({}, {{50, 100, "secret"}}), "user", "owner");
  EXPECT_EQ(code_of([&] { OpenPdf{secret}; }), ErrorCode::password_required);
  EXPECT_EQ(code_of([&] { OpenPdf(secret, "nonsense"); }), ErrorCode::wrong_password);
  for (const char* password : {"user", "owner"}) {
    const OpenPdf pdf(secret, password);
    ASSERT_EQ(pdf.file->words(0).size(), 1U);
    EXPECT_EQ(pdf.file->words(0)[0].text, "secret");
    EXPECT_FALSE(pdf.file->text_is_invisible(0));
  }
}

TEST(PdfReader, damage_throws_errors_and_prints_nothing) {
  testing::internal::CaptureStderr();
  EXPECT_EQ(code_of([] { OpenPdf{"%PDF-1.4\nnonsense"}; }), ErrorCode::unreadable_file);
  EXPECT_EQ(code_of([] { OpenPdf{""}; }), ErrorCode::unreadable_file);
  const std::string whole = image_pdf({}, lopsided_image(40, 20), "400 0 0 200 0 0");
  std::mt19937 random(7);
  for (int i = 0; i < 150; ++i) {
    std::string bytes = whole;
    if (i % 3 == 0) bytes.resize(random() % bytes.size());
    for (unsigned k = 0; k < 1 + random() % 12 && !bytes.empty(); ++k) {
      bytes[random() % bytes.size()] = static_cast<char>(random());
    }
    code_of([&] {
      const OpenPdf pdf(bytes, "", PdfLimits{4'000'000});
      pdf.file->raster(0, 72);
      pdf.file->words(0);
      pdf.file->text_is_invisible(0);
    });
    code_of([&] {
      StringSink sink;
      write_text_layer(as_bytes(bytes), "", each_of({page_of(0, 400, 200, {line_of(50, {"word"})})}), sink);
    });
  }
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

}  // namespace
}  // namespace ocrchat
