#pragma once

#include "base/metrics.hpp"
#include "service/service.hpp"

namespace ocrchat {

/// Shows the queue and the ledger among the metrics. The service must live as long as they are asked for.
void add_store_metrics(Metrics& metrics, Service& service);

}  // namespace ocrchat
