#include "image/png_whole.hpp"

#include <gmock/gmock.h>
#include <libdeflate.h>
#include <zlib.h>

#include <random>
#include <string_view>

#include "image/decode.hpp"

namespace ocrchat {
namespace {

using ::testing::Each;

void put_number(Bytes& out, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<std::uint8_t>(value >> shift));
}

void put_chunk(Bytes& out, std::string_view name, const Bytes& body) {
  put_number(out, static_cast<std::uint32_t>(body.size()));
  const std::size_t begin = out.size();
  out.insert(out.end(), name.begin(), name.end());
  out.insert(out.end(), body.begin(), body.end());
  put_number(out, libdeflate_crc32(0, out.data() + begin, out.size() - begin));
}

Bytes packed(const Bytes& bytes) {
  uLongf size = compressBound(bytes.size());
  Bytes result(size);
  compress(result.data(), &size, bytes.data(), bytes.size());
  result.resize(size);
  return result;
}

struct Picture {
  int width = 0;
  int height = 0;
  int channels = 1;
  Bytes filtered = {};  ///< rows, each after the number of its filter
  std::size_t piece = 1000;
  std::string_view extra = {};  ///< name of one more chunk before the pixels
};

Bytes file_of(const Picture& picture) {
  Bytes out{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  Bytes header;
  put_number(header, static_cast<std::uint32_t>(picture.width));
  put_number(header, static_cast<std::uint32_t>(picture.height));
  for (int value : {8, picture.channels == 3 ? 2 : 0, 0, 0, 0})
    header.push_back(static_cast<std::uint8_t>(value));
  put_chunk(out, "IHDR", header);
  if (!picture.extra.empty()) put_chunk(out, picture.extra, {0, 9});
  const Bytes pixels = packed(picture.filtered);
  for (std::size_t at = 0; at < pixels.size(); at += picture.piece) {
    const auto begin = pixels.begin() + static_cast<std::ptrdiff_t>(at);
    put_chunk(out, "IDAT",
              Bytes(begin, begin + static_cast<std::ptrdiff_t>(std::min(picture.piece, pixels.size() - at))));
  }
  put_chunk(out, "IEND", {});
  return out;
}

/// Any bytes are a filtered row of something; these have blank stretches, as pages do.
Picture random_picture(int width, int height, int channels, unsigned seed) {
  std::mt19937 random(seed);
  Picture picture{width, height, channels};
  for (int y = 0; y < height; ++y) {
    picture.filtered.push_back(static_cast<std::uint8_t>(random() % 5));
    int blank = 0;
    for (int i = 0; i < width * channels; ++i) {
      if (blank == 0 && random() % 20 == 0) blank = static_cast<int>(random() % 60);
      const bool ink = blank == 0 || --blank == 0;
      picture.filtered.push_back(ink ? static_cast<std::uint8_t>(random()) : 0);
    }
  }
  return picture;
}

/// With a checksum wrong at the end, which libpng forgives: it is libpng then that reads it.
Image as_libpng_reads(Bytes file) {
  file.back() ^= 0xFFU;
  return open_image(file, MediaType::png, {})->frame(0);
}

TEST(ReadWholePng, ReadsEveryFilterAsLibpngDoes) {
  unsigned seed = 1;
  for (int channels : {1, 3})
    for (int width : {1, 2, 7, 8, 9, 15, 16, 17, 40, 333}) {
      const Picture picture = random_picture(width, 60, channels, ++seed);
      const Bytes file = file_of(picture);
      const std::optional<Image> image = read_whole_png(file, width, 60);
      ASSERT_TRUE(image);
      EXPECT_EQ(image->pixels, as_libpng_reads(file).pixels) << width << ' ' << channels;
    }
}

TEST(ReadWholePng, IsWhatDecodingAPngUses) {
  const Bytes file = file_of(random_picture(50, 50, 3, 7));
  EXPECT_EQ(open_image(file, MediaType::png, {})->frame(0).pixels, read_whole_png(file, 50, 50)->pixels);
}

TEST(ReadWholePng, LeavesWhatIsNotPlainToLibpng) {
  Picture picture = random_picture(20, 20, 1, 3);
  ASSERT_TRUE(read_whole_png(file_of(picture), 20, 20));
  picture.extra = "tRNS";
  EXPECT_FALSE(read_whole_png(file_of(picture), 20, 20));
  picture.extra = "tEXt";
  EXPECT_TRUE(read_whole_png(file_of(picture), 20, 20));
  Bytes interlaced = file_of(picture);
  interlaced[28] = 1;
  EXPECT_FALSE(read_whole_png(interlaced, 20, 20));
}

TEST(ReadWholePng, LeavesEveryDamagedFileToLibpng) {
  const Bytes file = file_of(random_picture(30, 30, 1, 5));
  for (std::size_t i = 8; i < file.size(); ++i) {
    Bytes damaged = file;
    damaged[i] ^= 0x41U;
    EXPECT_FALSE(read_whole_png(damaged, 30, 30)) << i;
    EXPECT_FALSE(read_whole_png(BytesView(file).first(i), 30, 30)) << i;
  }
}

TEST(ReadWholePng, TakesNoMoreNorFewerPixelsThanTheHeaderSays) {
  Picture picture = random_picture(30, 30, 1, 6);
  picture.filtered.resize(picture.filtered.size() - 31);
  EXPECT_FALSE(read_whole_png(file_of(picture), 30, 30));
  picture.filtered.resize(picture.filtered.size() + 200);
  EXPECT_FALSE(read_whole_png(file_of(picture), 30, 30));
}

TEST(ReadWholePng, KnowsNoSixthFilter) {
  Picture picture = random_picture(30, 30, 1, 6);
  picture.filtered[31 * 10] = 5;
  EXPECT_FALSE(read_whole_png(file_of(picture), 30, 30));
  EXPECT_EQ(open_image(file_of(picture), MediaType::png, {})->frame(0).height, 30);
}

}  // namespace
}  // namespace ocrchat
