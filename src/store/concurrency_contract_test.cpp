#include <atomic>
#include <map>
#include <thread>

#include "store/store_contract.hpp"

namespace ocrchat {
namespace {

void in_threads(int count, const std::function<void(int)>& work) {
  std::vector<std::thread> threads;
  for (int i = 0; i < count; ++i) threads.emplace_back(work, i);
  for (std::thread& thread : threads) thread.join();
}

TEST_P(StoreContract, ManyWorkersReadEachPageOnce) {
  std::vector<std::string> uuids;
  for (int i = 0; i < 4; ++i) uuids.push_back(add_job(250));
  const auto other = open();  // as a second process would
  std::mutex mutex;
  std::map<std::pair<std::string, int>, int> times;
  in_threads(6, [&](int worker) {
    Store& mine = worker % 2 == 0 ? *store_ : *other;
    while (const auto held = mine.claim(5, 60'000, 0)) {
      for (const int page : held->pages) {
        EXPECT_TRUE(mine.settle(*held, read(page), 1));
        const std::lock_guard lock(mutex);
        ++times[{held->job.uuid, page}];
      }
    }
  });
  EXPECT_EQ(times.size(), 1000U);
  for (const auto& [page, count] : times) EXPECT_EQ(count, 1) << page.second;
  for (const std::string& uuid : uuids) {
    EXPECT_EQ(job(uuid).status, JobStatus::done);
    EXPECT_EQ(job(uuid).credits, 250);
  }
}

TEST_P(StoreContract, OfTwinsWithOneKeyOneIsFirst) {
  std::atomic<int> first = 0;
  in_threads(8, [&](int) {
    if (!store_->reserve_key("ip:1", "key", "payload")) ++first;
  });
  EXPECT_EQ(first, 1);
}

TEST_P(StoreContract, JobsAreLookedAtWhilePagesAreSettled) {
  const std::string uuid = add_job(100);
  std::atomic<bool> done = false;
  std::thread reader([&] {
    int seen = 0;
    while (!done) {
      const Job now = job(uuid);
      EXPECT_GE(now.pages_done, seen);
      EXPECT_EQ(now.credits, now.pages_done) << "page and charge are one transaction";
      seen = now.pages_done;
    }
  });
  const Claim held = claim(100);
  for (const int page : held.pages) EXPECT_TRUE(store_->settle(held, read(page), 1));
  done = true;
  reader.join();
}

TEST_P(StoreContract, RingsForNewWorkAndForChanges) {
  std::atomic<int> rung = 0;
  store_->doorbell().wait_for_work(std::chrono::milliseconds(0));
  const std::string uuid = add_job(1);
  EXPECT_TRUE(store_->doorbell().wait_for_work(std::chrono::milliseconds(0)));
  const auto subscription = store_->doorbell().subscribe(uuid, [&] { ++rung; });
  const Claim held = claim(1);
  EXPECT_EQ(rung, 1) << "pending became processing";
  store_->settle(held, read(0), 1);
  EXPECT_EQ(rung, 2);
  store_->remove_job(uuid);
  EXPECT_EQ(rung, 3);
}

}  // namespace
}  // namespace ocrchat
