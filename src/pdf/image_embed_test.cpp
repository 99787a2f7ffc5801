#include "pdf/image_embed.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include <jpeglib.h>
#include <cstdio>

#include "pdf/deflate.hpp"
#include "pdf/test_pdfs.hpp"

namespace ocrchat {
namespace {

using namespace testing_pdf;

/// Frames that nobody may ask for: the image's own data are to be taken.
class NoFrames final : public FrameSource {
 public:
  int count() override { return 1; }
  Frame frame(int) override {
    ADD_FAILURE() << "decoded";
    return {1, 1, 1, 0, {0}};
  }
};

std::string image_document(const std::string& original, MediaType type) {
  StringSink sink;
  NoFrames frames;
  write_image_pdf(as_bytes(original), type, frames, each_of({}), sink);
  EXPECT_TRUE(is_clean(sink.text()));
  return sink.text();
}

PdfRaster shown(const std::string& pdf) {
  const OpenPdf open(pdf);
  return open.file->raster(0, 72);
}

std::string big_endian(std::uint32_t value) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 255);
  return bytes;
}

std::string chunk(const std::string& kind, const std::string& data) {
  const std::string body = kind + data;
  const uLong sum = crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
  return big_endian(static_cast<std::uint32_t>(data.size())) + body +
         big_endian(static_cast<std::uint32_t>(sum));
}

struct Png {
  std::uint32_t width, height;
  char bits, colour_type;
  std::string palette, rows;
};

std::string png_file(const Png& png, const std::string& compressed) {
  using namespace std::string_literals;
  return "\x89PNG\r\n\x1a\n"s +
         chunk("IHDR",
               big_endian(png.width) + big_endian(png.height) + png.bits + png.colour_type + "\0\0\0"s) +
         (png.palette.empty() ? "" : chunk("PLTE", png.palette)) + chunk("IDAT", compressed) +
         chunk("IEND", "");
}

TEST(EmbedPng, keeps_its_compressed_data_in_all_kinds_of_colour) {
  using namespace std::string_literals;
  const std::vector<Png> pictures{
      {8, 2, 1, 0, "", "\0\x0f\0\xf0"s},                                          // bilevel
      {2, 2, 8, 0, "", "\0\x00\xff\0\xff\x00"s},                                  // grey
      {2, 1, 8, 2, "", "\0\xff\x00\x00\x00\x00\xff"s},                            // colour
      {2, 1, 8, 3, "\xff\x00\x00\x00\x00\xff"s, "\0\x00\x01"s},                   // palette
      {2, 2, 8, 2, "", "\1\xff\x00\x00\x01\x00\xff\2\x00\x00\x00\x00\x00\x00"s},  // rows told by differences
  };
  for (const Png& picture : pictures) {
    const std::string data = deflated(picture.rows);
    const std::string pdf = image_document(png_file(picture, data), MediaType::png);
    EXPECT_NE(pdf.find(data), std::string::npos);
    const PdfRaster raster = shown(pdf);
    EXPECT_EQ(raster.width, static_cast<int>(picture.width));
    const auto last = static_cast<std::size_t>(raster.channels) * (picture.width - 1);
    if (picture.colour_type >= 2) {
      ASSERT_EQ(raster.channels, 3);
      EXPECT_EQ(raster.pixels[0], 255);
      EXPECT_EQ(raster.pixels[2], 0);
      EXPECT_EQ(raster.pixels[last], 0);
      EXPECT_EQ(raster.pixels[last + 2], 255);
    } else {
      EXPECT_EQ(raster.pixels[0], 0);
      EXPECT_EQ(raster.pixels[last], 255);
    }
  }
}

/// Group 4 data of 16 × 8 pixels, the right half black: one row in horizontal mode, seven like it, the end.
const std::string kFax{"\x33\x17\xff\xf0\x01\x00\x10", 7};

std::string fax_tiff(int photometric) {
  const auto entry = [](int tag, int type, int value) {
    std::string bytes;
    for (const int part : {tag, type})
      bytes += {static_cast<char>(part & 255), static_cast<char>(part >> 8 & 255)};
    bytes += std::string("\1\0\0\0", 4);
    for (int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(value >> shift & 255);
    return bytes;
  };
  const std::string entries = entry(256, 3, 16) + entry(257, 3, 8) + entry(258, 3, 1) + entry(259, 3, 4) +
                              entry(262, 3, photometric) + entry(273, 4, 8) + entry(277, 3, 1) +
                              entry(278, 3, 8) + entry(279, 4, static_cast<int>(kFax.size()));
  return std::string("II*\0\x10\0\0\0", 8) + kFax + '\0' + std::string("\x09\0", 2) + entries +
         std::string(4, '\0');
}

TEST(EmbedFax, keeps_its_data_and_colours) {
  for (const int photometric : {0, 1}) {  // white is 0, black is 0
    const std::string pdf = image_document(fax_tiff(photometric), MediaType::tiff);
    EXPECT_NE(pdf.find(kFax), std::string::npos);
    const PdfRaster raster = shown(pdf);
    ASSERT_EQ(raster.width, 16);
    ASSERT_EQ(raster.height, 8);
    EXPECT_EQ(raster.pixels[0], photometric == 0 ? 255 : 0);
    EXPECT_EQ(raster.pixels[static_cast<std::size_t>(15 * raster.channels)], photometric == 0 ? 0 : 255);
  }
}

/// 16 × 16 pixels of red ink as Adobe's programs write it, 255 for none.
std::string cmyk_jpeg() {
  jpeg_compress_struct jpeg{};
  jpeg_error_mgr errors{};
  jpeg.err = jpeg_std_error(&errors);
  jpeg_create_compress(&jpeg);
  unsigned char* data = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&jpeg, &data, &size);
  jpeg.image_width = jpeg.image_height = 16;
  jpeg.input_components = 4;
  jpeg.in_color_space = JCS_CMYK;
  jpeg_set_defaults(&jpeg);
  jpeg.write_Adobe_marker = TRUE;
  jpeg_start_compress(&jpeg, TRUE);
  std::vector<JSAMPLE> row;
  for (int x = 0; x < 16; ++x) row.insert(row.end(), {255, 0, 0, 255});
  JSAMPROW rows[] = {row.data()};
  for (int y = 0; y < 16; ++y) jpeg_write_scanlines(&jpeg, rows, 1);
  jpeg_finish_compress(&jpeg);
  jpeg_destroy_compress(&jpeg);
  std::string file(reinterpret_cast<char*>(data), size);
  free(data);  // NOLINT: libjpeg's
  return file;
}

TEST(EmbedJpeg, keeps_four_inks_as_they_are_and_shows_their_colour) {
  const std::string jpeg = cmyk_jpeg();
  const std::string pdf = image_document(jpeg, MediaType::jpeg);
  EXPECT_NE(pdf.find(jpeg), std::string::npos);
  const PdfRaster raster = shown(pdf);
  ASSERT_EQ(raster.channels, 3);
  EXPECT_GT(raster.pixels[0], 200);
  EXPECT_LT(raster.pixels[1], 80);
  EXPECT_LT(raster.pixels[2], 80);
}

}  // namespace
}  // namespace ocrchat
