#include "base/metrics.hpp"

#include <gtest/gtest.h>

#include <array>
#include <stdexcept>
#include <thread>

namespace ocrchat {
namespace {

TEST(Metrics, CountersAreOneFamilyWithALineForEachSetOfLabels) {
  Metrics metrics;
  metrics.counter("pages_total", "Pages read.", {{"engine", "a"}, {"outcome", "done"}}).add(3);
  metrics.counter("pages_total", "Pages read.", {{"engine", "b"}, {"outcome", "done"}}).add();
  metrics.counter("pages_total", "Pages read.", {{"engine", "a"}, {"outcome", "done"}}).add();
  metrics.counter("jobs_total", "Jobs.").add(10'000'000'000'000);
  EXPECT_EQ(metrics.exposition(),
            "# HELP jobs_total Jobs.\n"
            "# TYPE jobs_total counter\n"
            "jobs_total 10000000000000\n"
            "# HELP pages_total Pages read.\n"
            "# TYPE pages_total counter\n"
            "pages_total{engine=\"a\",outcome=\"done\"} 4\n"
            "pages_total{engine=\"b\",outcome=\"done\"} 1\n");
}

TEST(Metrics, HistogramsAreCumulativeAndCountTheirBounds) {
  Metrics metrics;
  Histogram& seconds = metrics.histogram("page_seconds", "Time.", {0.25, 1, 2.5}, {{"engine", "a"}});
  for (const double value : {0.125, 0.25, 1.5, 2.5, 99.0}) seconds.observe(value);
  EXPECT_EQ(metrics.exposition(),
            "# HELP page_seconds Time.\n"
            "# TYPE page_seconds histogram\n"
            "page_seconds_bucket{engine=\"a\",le=\"0.25\"} 2\n"
            "page_seconds_bucket{engine=\"a\",le=\"1\"} 2\n"
            "page_seconds_bucket{engine=\"a\",le=\"2.5\"} 4\n"
            "page_seconds_bucket{engine=\"a\",le=\"+Inf\"} 5\n"
            "page_seconds_sum{engine=\"a\"} 103.375\n"
            "page_seconds_count{engine=\"a\"} 5\n");
}

TEST(Metrics, GaugesAreLookedUpWhenTheyAreAskedFor) {
  Metrics metrics;
  double level = 1;
  metrics.on_exposition([&](Gauges& gauges) { gauges.set("level", "Level.", {{"of", "x"}}, level); });
  EXPECT_EQ(metrics.exposition(), "# HELP level Level.\n# TYPE level gauge\nlevel{of=\"x\"} 1\n");
  level = 0.5;
  EXPECT_EQ(metrics.exposition(), "# HELP level Level.\n# TYPE level gauge\nlevel{of=\"x\"} 0.5\n");
}

TEST(Metrics, ALookUpThatFailsTakesNothingElseAlong) {
  Metrics metrics;
  metrics.on_exposition([](Gauges& gauges) {
    gauges.set("before", "B.", {}, 1);
    throw std::runtime_error("no database");
  });
  metrics.on_exposition([](Gauges& gauges) { gauges.set("other", "O.", {}, 2); });
  EXPECT_EQ(metrics.exposition(),
            "# HELP before B.\n# TYPE before gauge\nbefore 1\n"
            "# HELP other O.\n# TYPE other gauge\nother 2\n");
}

TEST(Metrics, EscapesWhatWouldEndALineOrAValue) {
  Metrics metrics;
  metrics.counter("c", "Back\\slash \"quoted\"\nnext", {{"l", "a\\b\"c\nd"}}).add();
  EXPECT_EQ(metrics.exposition(),
            "# HELP c Back\\\\slash \"quoted\"\\nnext\n"
            "# TYPE c counter\n"
            "c{l=\"a\\\\b\\\"c\\nd\"} 1\n");
}

TEST(Metrics, LoseNothingThatThreadsCountAtTheSameTime) {
  Metrics metrics;
  {
    std::array<std::jthread, 4> threads;
    for (std::jthread& thread : threads) {
      thread = std::jthread([&] {
        for (int n = 0; n < 1000; ++n) {
          metrics.counter("c", "C.").add();
          metrics.histogram("h", "H.", {1}).observe(2);
          if (n % 100 == 0) metrics.exposition();
        }
      });
    }
  }
  EXPECT_EQ(metrics.counter("c", "C.").value(), 4000U);
  EXPECT_EQ(metrics.histogram("h", "H.", {1}).cumulative(), (std::vector<std::uint64_t>{0, 4000}));
  EXPECT_EQ(metrics.histogram("h", "H.", {1}).sum(), 8000);
}

}  // namespace
}  // namespace ocrchat
