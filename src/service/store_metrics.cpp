#include "service/store_metrics.hpp"

#include <algorithm>

#include "base/time.hpp"

namespace ocrchat {
namespace {

using Row = std::pair<const char*, std::int64_t>;

void set_all(Gauges& gauges, const char* name, const char* help, const char* label,
             std::initializer_list<Row> rows) {
  for (const auto& [value, figure] : rows) {
    gauges.set(name, help, {{label, value}}, static_cast<double>(figure));
  }
}

void show(const Service::Figures& figures, Gauges& gauges) {
  const QueueFigures& queue = figures.queue;
  set_all(gauges, "ocrchat_queue_pages", "Pages that are not finished.", "state",
          {{"waiting", queue.waiting}, {"delayed", queue.delayed}, {"in_hand", queue.in_hand}});
  const Millis age = queue.oldest ? std::max<Millis>(now_ms() - *queue.oldest, 0) : 0;
  gauges.set("ocrchat_queue_oldest_seconds", "Age of the oldest job with a waiting page; 0 if none waits.",
             {}, static_cast<double>(age) / 1000);
  const LedgerTotals& credits = figures.credits;
  set_all(gauges, "ocrchat_ledger_credits", "Credits of all callers together.", "kind",
          {{"granted", credits.granted},
           {"reserved", credits.reserved},
           {"charged", credits.charged},
           {"refunded", credits.refunded}});
}

}  // namespace

void add_store_metrics(Metrics& metrics, Service& service) {
  metrics.on_exposition([&service](Gauges& gauges) { show(service.figures(), gauges); });
}

}  // namespace ocrchat
