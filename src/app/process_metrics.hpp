#pragma once

#include "base/metrics.hpp"

namespace ocrchat {

/// Shows the process itself among the metrics: its version, start, memory and open files. Call at the start.
void add_process_metrics(Metrics& metrics);

}  // namespace ocrchat
