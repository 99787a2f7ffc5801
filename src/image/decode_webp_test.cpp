#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <webp/encode.h>

#include "base/error.hpp"
#include "image/decode.hpp"
#include "image/encode.hpp"
#include "image/sample_files.hpp"

namespace ocrchat {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;

Image read(const Bytes& file) {
  return open_image(file, MediaType::webp, {})->frame(0);
}

Bytes lossless(const Bytes& rgba, int width, int height) {
  std::uint8_t* data = nullptr;
  const std::size_t size = WebPEncodeLosslessRGBA(rgba.data(), width, height, width * 4, &data);
  Bytes out(data, data + size);
  WebPFree(data);
  return out;
}

/// A canvas of 8 × 6 with two frames, the first of 2 × 2 at (2, 4).
Bytes animation(const Bytes& still) {
  const Bytes payload(still.begin() + 12, still.end());
  Bytes body;
  sample::put(body, "WEBPVP8X");
  sample::put(body, 10, 4);
  sample::put(body, 0x02, 4);
  sample::put(body, 7, 3);
  sample::put(body, 5, 3);
  sample::put(body, "ANIM");
  sample::put(body, 6, 4);
  sample::put(body, 0, 6);
  for (int frame = 0; frame < 2; ++frame) {
    sample::put(body, "ANMF");
    sample::put(body, 16 + payload.size(), 4);
    sample::put(body, frame == 0 ? 1 : 0, 3);
    sample::put(body, frame == 0 ? 2 : 0, 3);
    sample::put(body, 1, 3);
    sample::put(body, 1, 3);
    sample::put(body, 100, 3);
    sample::put(body, 0, 1);
    body.insert(body.end(), payload.begin(), payload.end());
  }
  Bytes out;
  sample::put(out, "RIFF");
  sample::put(out, body.size(), 4);
  out.insert(out.end(), body.begin(), body.end());
  return out;
}

TEST(DecodeWebp, ReadsLossyColour) {
  const Image image = sample::gradient(40, 30, 3);
  const Image back = read(encode_webp(image, 95));
  ASSERT_EQ(back.pixels.size(), image.pixels.size());
  for (std::size_t i = 0; i < image.pixels.size(); ++i) ASSERT_NEAR(image.pixels[i], back.pixels[i], 20);
}

TEST(DecodeWebp, LaysAlphaOverWhite) {
  const Image image = read(lossless({10, 20, 30, 255, 1, 2, 3, 0}, 2, 1));
  EXPECT_THAT(image.pixels, ElementsAre(10, 20, 30, 255, 255, 255));
}

TEST(DecodeWebp, PutsTheFirstFrameOfAnAnimationInItsPlace) {
  Bytes black;
  for (int i = 0; i < 4; ++i) sample::put(black, 0xFF000000, 4);
  const auto file = animation(lossless(black, 2, 2));
  EXPECT_EQ(open_image(file, MediaType::webp, {})->frame_count(), 1);
  const Image image = read(file);
  ASSERT_EQ(image.width, 8);
  ASSERT_EQ(image.height, 6);
  ASSERT_EQ(image.channels, 1);
  for (int y = 0; y < 6; ++y) {
    for (int x = 0; x < 8; ++x) EXPECT_EQ(image.row(y)[x], x / 2 == 1 && y / 2 == 2 ? 0 : 255);
  }
}

TEST(DecodeWebp, KeepsTheRowsOfATruncatedFile) {
  Image noise(128, 256, 3);
  unsigned state = 1;
  for (auto& value : noise.pixels)
    value = static_cast<std::uint8_t>((state = state * 1103515245U + 12345U) >> 25U);
  const Bytes whole = encode_webp(noise, 90);
  const Image image =
      read(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(whole.size() / 2)));
  ASSERT_EQ(image.height, 256);
  EXPECT_THAT(std::vector<std::uint8_t>(image.row(255), image.row(255) + image.stride()), Each(255));
  EXPECT_LT(image.row(0)[0], 250);
}

TEST(DecodeWebp, RefusesACanvasThatIsTooLarge) {
  Bytes file = animation(lossless({0, 0, 0, 255}, 1, 1));
  for (std::size_t i = 24; i < 30; ++i) file[i] = 0x7F;
  try {
    open_image(file, MediaType::webp, {});
    FAIL();
  } catch (const Error& error) {
    EXPECT_TRUE(error.code() == ErrorCode::too_many_pixels || error.code() == ErrorCode::unreadable_file);
  }
}

}  // namespace
}  // namespace ocrchat
