#include "pipeline/source_file.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "engine/engines.hpp"
#include "image/encode.hpp"
#include "pipeline/read_page.hpp"

namespace ocrchat {
namespace {

ErrorCode code_of(BytesView bytes) {
  try {
    open_source(bytes, {});
  } catch (const Error& error) {
    return error.code();
  }
  return ErrorCode::internal;
}

TEST(OpenSource, TellsAnImageFromItsBytes) {
  const Bytes png = encode_png(Image(30, 20, 3));
  const auto source = open_source(png, {});
  EXPECT_EQ(source->media_type(), MediaType::png);
  EXPECT_EQ(source->page_count(), 1);
  EXPECT_EQ(source->page(0).image.width, 30);
  EXPECT_TRUE(source->page(0).words.empty());
}

TEST(OpenSource, RefusesWhatItCannotRead) {
  EXPECT_EQ(code_of({}), ErrorCode::empty_file);
  EXPECT_EQ(code_of(as_bytes("plain text")), ErrorCode::unsupported_type);
  EXPECT_EQ(code_of(as_bytes("%PDF-1.7 and nothing else")), ErrorCode::unreadable_file);
}

TEST(OpenSource, KeepsToTheLimitOfPixels) {
  const Bytes png = encode_png(Image(300, 200, 1));
  EXPECT_THROW(open_source(png, {.password = {}, .max_pixels = 100})->page(0), Error);
}

TEST(ReadPage, GivesThePageOfTheEngine) {
  const Bytes png = encode_png(Image(30, 20, 1));
  const auto source = open_source(png, {});
  const auto null = find_engine("null").make({});
  const Page page = read_page(*source, 0, {*null, *null}, {});
  EXPECT_EQ(page.width, 30);
  EXPECT_TRUE(page.blocks.empty());
}

}  // namespace
}  // namespace ocrchat
