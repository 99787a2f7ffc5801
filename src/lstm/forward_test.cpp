#include "lstm/forward.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <random>

#include "base/error.hpp"
#include "lstm/kernel.hpp"

namespace ocrchat {
namespace {

const std::filesystem::path kModels = "/usr/share/tesseract-ocr/5/tessdata";

std::shared_ptr<const Layers> layers_of(const std::string& model) {
  const Traineddata file(kModels / (model + ".traineddata"));
  return pack_layers(Network::load(file), KernelKind::portable, Precision::exact);
}

/// Strokes of ink at random: nothing that can be read, but like text in how much of it is dark.
LineImage scribble(int height, int width, unsigned seed) {
  LineImage line;
  line.height = height;
  line.width = width;
  line.pixels.assign(static_cast<std::size_t>(height * width), 127);
  std::mt19937 random(seed);
  for (int x = 0; x < width; x += 2 + static_cast<int>(random() % 6))
    for (int y = static_cast<int>(random() % 10); y < height - static_cast<int>(random() % 10); ++y)
      line.pixels[static_cast<std::size_t>(x * height + y)] =
          static_cast<std::int8_t>(static_cast<int>(random() % 80) - 127);
  return line;
}

TEST(Forward, GivesEveryStepProbabilities) {
  Forward forward(layers_of("eng"));
  std::vector<Posteriors> out;
  forward.run(std::vector{scribble(36, 100, 1)}, out);
  ASSERT_EQ(out.size(), 1U);
  EXPECT_EQ(out[0].steps, 33);
  EXPECT_EQ(out[0].classes, 111);
  for (int step = 0; step < out[0].steps; ++step) {
    const auto row = out[0].at(step);
    EXPECT_NEAR(std::accumulate(row.begin(), row.end(), 0.F), 1.F, 1e-4F);
  }
}

TEST(Forward, ALineReadsTheSameAloneAndAmongOthersInAnyOrder) {
  Forward forward(layers_of("eng"));
  std::vector<LineImage> lines;
  for (unsigned i = 0; i < 19; ++i) lines.push_back(scribble(36, static_cast<int>(i * 37 % 150), i));
  std::vector<Posteriors> together;
  forward.run(lines, together);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::vector<Posteriors> alone;
    forward.run(std::span(&lines[i], 1), alone);
    EXPECT_EQ(together[i].steps, lines[i].width / kColumnsPerStep);
    EXPECT_EQ(alone[0].values, together[i].values) << i;
  }
}

TEST(Forward, LinesTooNarrowForAStepHaveNone) {
  Forward forward(layers_of("eng"));
  std::vector<Posteriors> out;
  forward.run(std::vector{scribble(36, 0, 1), scribble(36, 2, 1), scribble(36, 3, 1)}, out);
  EXPECT_EQ(out[0].steps, 0);
  EXPECT_EQ(out[1].steps, 0);
  EXPECT_EQ(out[2].steps, 1);
  forward.run({}, out);
  EXPECT_TRUE(out.empty());
}

TEST(Forward, RefusesALineOfAnotherHeight) {
  Forward forward(layers_of("eng"));
  std::vector<Posteriors> out;
  EXPECT_THROW(forward.run(std::vector{scribble(48, 30, 1)}, out), Error);
}

}  // namespace
}  // namespace ocrchat
