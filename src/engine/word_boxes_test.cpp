#include "engine/word_boxes.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace ocrchat {
namespace {

/// A page with a line of two words: ink from 100 to 160 and from 190 to 250.
class WordBoxes : public testing::Test {
 protected:
  WordBoxes() : ink_(400, 100, 1, 0) {
    fill(100, 160);
    fill(190, 250);
    strip_.line.box = {100, 40, 250, 60};
    strip_.line.baseline = 60;
    strip_.line.ascent = 20;
    strip_.origin = 100;
    strip_.page_width = ink_.width;
    strip_.page_height = ink_.height;
  }

  void fill(int begin, int end) {
    for (int y = 40; y < 60; ++y) std::fill(ink_.row(y) + begin, ink_.row(y) + end, std::uint8_t{255});
  }

  static DecodedWord word(double begin, double first_seen, double last_seen, double end) {
    DecodedWord word;
    word.begin = begin;
    word.end = end;
    word.first_seen = first_seen;
    word.last_seen = last_seen;
    return word;
  }

  Image ink_;
  LineStrip strip_;
};

TEST_F(WordBoxes, PartWhereTheInkDoesThoughTheNetworkIsEarly) {
  // It has seen the first word's last letter ten columns before that ends, and the space right after it.
  const auto boxes = word_boxes(ink_, strip_, {word(0, 3, 45, 50), word(50, 95, 140, 150)});
  ASSERT_EQ(boxes.size(), 2U);
  EXPECT_EQ(boxes[0], (Box{100, 40, 160, 60}));
  EXPECT_EQ(boxes[1], (Box{190, 40, 250, 60}));
}

TEST_F(WordBoxes, KeepTheOrderOfWordsThatAreReadFromTheRight) {
  const auto boxes = word_boxes(ink_, strip_, {word(50, 95, 140, 150), word(0, 3, 45, 50)});
  EXPECT_EQ(boxes[0], (Box{190, 40, 250, 60}));
  EXPECT_EQ(boxes[1], (Box{100, 40, 160, 60}));
}

TEST_F(WordBoxes, AreTheNetworksWhereNoInkIsKnown) {
  const auto boxes = word_boxes(Image{}, strip_, {word(0, 3, 45, 60), word(60, 95, 140, 150)});
  EXPECT_EQ(boxes[0].x1, 160);
  EXPECT_EQ(boxes[1].x0, 160);
}

TEST_F(WordBoxes, PartTouchingWordsWhereTheNetworkSays) {
  fill(160, 190);
  const auto boxes = word_boxes(ink_, strip_, {word(0, 3, 60, 75), word(75, 90, 140, 150)});
  EXPECT_EQ(boxes[0].x1, 175);
  EXPECT_EQ(boxes[1].x0, 175);
}

}  // namespace
}  // namespace ocrchat
