#pragma once

#include <string>

#include "base/metrics.hpp"

namespace ocrchat {

/// What a worker counts of the pages of its engine. Safe from any thread.
struct PageFigures {
  PageFigures(Metrics& metrics, const std::string& engine);

  Histogram& seconds;  ///< of pages that were read
  Counter& done;
  Counter& failed;   ///< given up
  Counter& retried;  ///< a try that failed, with another to come
};

}  // namespace ocrchat
