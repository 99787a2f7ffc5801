#include "store/postgres.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "store/private_postgres.hpp"
#include "store/store_contract.hpp"

namespace ocrchat {
namespace {

using std::chrono::milliseconds;

bool soon(const std::function<bool()>& so) {
  for (int i = 0; i < 1000; ++i) {
    if (so()) return true;
    std::this_thread::sleep_for(milliseconds(10));
  }
  return false;
}

class PostgresStoreTest : public testing::Test {
 protected:
  std::unique_ptr<Store> open() {
    return open_postgres_store(PrivatePostgres::instance().schema(schema_), 4);
  }
  NewJob new_job(int pages) {
    NewJob job;
    job.uuid = new_uuid();
    job.owner = "ip:test";
    job.charge.allowance = {"2026-11", std::nullopt, 0};
    for (int i = 0; i < pages; ++i) job.pages.push_back(i);
    return job;
  }
  const std::string schema_ = "t" + new_uuid();
};

TEST_F(PostgresStoreTest, ManyProgramsThatStartAtOnceMakeItsTablesOnce) {
  std::vector<std::thread> threads;
  std::atomic<int> opened = 0;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      open()->accounts();
      ++opened;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(opened, 4);
}

TEST_F(PostgresStoreTest, WhatOneMachineRingsTheOthersHear) {
  const auto here = open();
  const auto there = open();
  std::atomic<int> changes = 0;
  const NewJob job = new_job(1);
  const auto subscription = there->doorbell().subscribe(job.uuid, [&] { ++changes; });
  std::atomic<bool> work = false;
  std::atomic<bool> done = false;
  std::thread waiting([&] {
    while (!done) work = there->doorbell().wait_for_work(milliseconds(50)) || work;
  });
  // The listener may not be there yet when the first ring goes out: rings may be lost, that is their
  // contract.
  EXPECT_TRUE(soon([&] {
    here->doorbell().ring_work();
    here->doorbell().ring_job(job.uuid);
    return work && changes > 0;
  }));
  done = true;
  waiting.join();
}

TEST_F(PostgresStoreTest, ADatabaseThatDiesAndComesBackIsUsedAgain) {
  const auto store = open();
  const auto other = open();
  std::atomic<int> changes = 0;
  const NewJob job = new_job(2);
  store->create_job(job, "");
  const Claim claim = store->claim(2, 60'000, now_ms()).value();
  ASSERT_TRUE(store->settle(claim, {0, "{}", 0.9, "en", 1, {}}, now_ms()));
  const auto subscription = other->doorbell().subscribe(job.uuid, [&] { ++changes; });
  PrivatePostgres::instance().kill();
  EXPECT_THROW(store->settle(claim, {1, "{}", 0.9, "en", 1, {}}, now_ms()), Error);
  EXPECT_THROW(store->job(job.uuid), Error) << "it is away";
  PrivatePostgres::instance().start();
  for (int i = 0; i < 8; ++i)
    EXPECT_NO_THROW(other->job(job.uuid)) << "connections that were cut off are not noticed";
  EXPECT_TRUE(store->settle(claim, {1, "{}", 0.9, "en", 1, {}}, now_ms()));
  EXPECT_EQ(store->job(job.uuid).value().status, JobStatus::done);
  EXPECT_TRUE(soon([&] { return changes > 0; })) << "something may have been missed meanwhile";
  EXPECT_THAT(store->verify_ledger(), testing::IsEmpty());
}

TEST(PostgresConnection, KeepsWhatTheOperatorSetAndAddsLimits) {
  const std::string text =
      postgres_connection("postgresql://ann:pa%27ss@db.example.org/ocr?connect_timeout=9");
  EXPECT_THAT(text, testing::HasSubstr("host='db.example.org'"));
  EXPECT_THAT(text, testing::HasSubstr("password='pa\\'ss'"));
  EXPECT_THAT(text, testing::HasSubstr("connect_timeout='9'"));
  EXPECT_THAT(text, testing::HasSubstr("statement_timeout="));
}

TEST(PostgresConnection, WhatIsNoAddressIsRefusedWithoutBeingRepeated) {
  try {
    postgres_connection("postgresql://ann:secret@host/x?nonsense=1");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::setting_invalid);
    EXPECT_THAT(error.message() + error.where(), testing::Not(testing::HasSubstr("secret")));
  }
}

}  // namespace
}  // namespace ocrchat
