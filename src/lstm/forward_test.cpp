#include "lstm/forward.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "base/error.hpp"
#include "lstm/kernel.hpp"
#include "lstm/sample_lines.hpp"

namespace ocrchat {
namespace {

std::shared_ptr<const Layers> layers_of(const std::string& model) {
  const Traineddata file = packaged_model(model);
  return pack_layers(Network::load(file));
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
