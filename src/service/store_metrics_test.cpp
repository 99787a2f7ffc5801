#include "service/store_metrics.hpp"

#include <gmock/gmock.h>

#include "service/service_fixture.hpp"

namespace ocrchat {
namespace {

using testing::HasSubstr;
using StoreMetricsTest = ServiceTest;

TEST_F(StoreMetricsTest, ShowTheQueueAndTheLedger) {
  Metrics metrics;
  add_store_metrics(metrics, *service_);
  EXPECT_THAT(metrics.exposition(), HasSubstr("ocrchat_queue_oldest_seconds 0\n"));
  submit();
  const std::string waiting = metrics.exposition();
  EXPECT_THAT(waiting, HasSubstr("ocrchat_queue_pages{state=\"waiting\"} 3\n"));
  EXPECT_THAT(waiting, HasSubstr("ocrchat_queue_pages{state=\"in_hand\"} 0\n"));
  EXPECT_THAT(waiting, HasSubstr("ocrchat_ledger_credits{kind=\"reserved\"} 3\n"));
  read_all();
  const std::string read = metrics.exposition();
  EXPECT_THAT(read, HasSubstr("ocrchat_queue_pages{state=\"waiting\"} 0\n"));
  EXPECT_THAT(read, HasSubstr("ocrchat_ledger_credits{kind=\"charged\"} 3\n"));
}

}  // namespace
}  // namespace ocrchat
