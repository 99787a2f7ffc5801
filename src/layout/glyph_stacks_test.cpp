#include "layout/glyph_stacks.hpp"

#include <gmock/gmock.h>

namespace ocrchat {
namespace {

using testing::SizeIs;

Glyph glyph(double x0, double y0, double x1, double y1) {
  Glyph result;
  result.x0 = x0;
  result.y0 = y0;
  result.x1 = x1;
  result.y1 = y1;
  result.box = {static_cast<int>(x0), static_cast<int>(y0), static_cast<int>(x1), static_cast<int>(y1)};
  return result;
}

TEST(GlyphStacks, MakeOneLetterOfItsHalves) {
  const std::vector<Glyph> stacked = stack_glyphs({glyph(10, 10, 40, 25), glyph(12, 28, 38, 40)}, 30);
  ASSERT_THAT(stacked, SizeIs(1));
  EXPECT_EQ(stacked[0].box, (Box{10, 10, 40, 40}));
  EXPECT_EQ(stacked[0].height(), 30);
}

TEST(GlyphStacks, LeaveLettersOfTwoLinesApart) {
  EXPECT_THAT(stack_glyphs({glyph(10, 10, 30, 40), glyph(10, 45, 30, 75)}, 30), SizeIs(2));
}

TEST(GlyphStacks, LeaveLettersSideBySideApart) {
  EXPECT_THAT(stack_glyphs({glyph(10, 10, 30, 40), glyph(28, 12, 48, 40)}, 30), SizeIs(2));
}

TEST(GlyphStacks, LeaveUnderlinesApart) {
  EXPECT_THAT(stack_glyphs({glyph(10, 10, 30, 34), glyph(0, 38, 200, 40)}, 30), SizeIs(2));
}

TEST(GlyphStacks, KeepWalls) {
  Glyph wall = glyph(50, 0, 52, 300);
  wall.wall = true;
  EXPECT_THAT(stack_glyphs({wall, glyph(49, 10, 53, 20)}, 30), SizeIs(2));
}

}  // namespace
}  // namespace ocrchat
