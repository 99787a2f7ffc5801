#include "service/service_fixture.hpp"

namespace ocrchat {
namespace {

using testing::IsEmpty;

TEST_F(ServiceTest, WithoutATokenACallerIsAnonymousWhereThatIsServed) {
  EXPECT_FALSE(service_->authenticate(std::nullopt, "192.0.2.1").account);
  settings_.anonymous = false;
  refused(ErrorCode::token_missing, [&] { service_->authenticate(std::nullopt, "192.0.2.1"); });
}

TEST_F(ServiceTest, AnInvalidTokenIsNeverAnonymous) {
  for (const char* token : {"", "ocr_wrong", "' OR 1=1 --"}) {
    refused(ErrorCode::token_invalid, [&] { service_->authenticate(token, "192.0.2.1"); });
  }
}

TEST_F(ServiceTest, AJobIsFoundByItsOwnerAlone) {
  const Caller ann = account("ann@example.org");
  const Caller bob = account("bob@example.org");
  const std::string uuid = submit(ann).job.uuid;
  EXPECT_EQ(service_->find(ann, uuid).uuid, uuid);
  const std::string hidden = refused(ErrorCode::not_found, [&] { service_->find(bob, uuid); });
  EXPECT_EQ(refused(ErrorCode::not_found, [&] { service_->find(anonymous_, uuid); }), hidden);
  EXPECT_EQ(refused(ErrorCode::not_found, [&] { service_->find(bob, new_uuid()); }), hidden)
      << "somebody else's job answers as an unknown one does";
}

TEST_F(ServiceTest, AnAnonymousJobIsFoundByWhoeverHoldsItsUuid) {
  const std::string uuid = submit().job.uuid;
  EXPECT_EQ(service_->find(service_->authenticate(std::nullopt, "192.0.2.99"), uuid).uuid, uuid);
  EXPECT_EQ(service_->find(account("ann@example.org"), uuid).uuid, uuid);
}

TEST_F(ServiceTest, WhatIsNoUuidIsNotFound) {
  for (const char* uuid : {"", "../etc", "9F2C1B7E4A9F2C1B7E4A9F2C1B7E4A00", "9f2c1b7e4a"}) {
    refused(ErrorCode::not_found, [&] { service_->find(anonymous_, uuid); });
  }
}

TEST_F(ServiceTest, ListsOwnJobsPageByPage) {
  const Caller ann = account("ann@example.org");
  std::vector<std::string> newest_first;
  for (int i = 0; i < 5; ++i) newest_first.insert(newest_first.begin(), submit(ann).job.uuid);
  submit();
  std::vector<std::string> listed;
  std::string cursor;
  do {
    const Service::Listing part = service_->list(ann, cursor, 2);
    for (const Job& job : part.jobs) listed.push_back(job.uuid);
    cursor = part.next_cursor;
  } while (!cursor.empty());
  EXPECT_EQ(listed, newest_first);
}

TEST_F(ServiceTest, AListNeedsAnAccountAndSaneBounds) {
  const Caller ann = account("ann@example.org");
  const std::string foreign = submit(account("bob@example.org")).job.uuid;
  refused(ErrorCode::token_missing, [&] { service_->list(anonymous_, "", 10); });
  refused(ErrorCode::bad_field, [&] { service_->list(ann, "", 0); });
  refused(ErrorCode::bad_field, [&] { service_->list(ann, "", 101); });
  refused(ErrorCode::bad_field, [&] { service_->list(ann, "x", 10); });
  refused(ErrorCode::bad_field, [&] { service_->list(ann, foreign, 10); });
}

TEST_F(ServiceTest, DeletionLeavesNothing) {
  const Caller ann = account("ann@example.org");
  const std::string uuid = submit(ann).job.uuid;
  refused(ErrorCode::not_found, [&] { service_->remove(anonymous_, uuid); });
  EXPECT_EQ(files(), 1U);
  service_->remove(ann, uuid);
  EXPECT_EQ(files(), 0U);
  EXPECT_EQ(store_->queued_pages(), 0);
  EXPECT_THAT(service_->list(ann, "", 10).jobs, IsEmpty());
  refused(ErrorCode::not_found, [&] { service_->find(ann, uuid); });
  refused(ErrorCode::not_found, [&] { service_->remove(ann, uuid); });
}

TEST_F(ServiceTest, ASubscriberHearsOfChanges) {
  const std::string uuid = submit().job.uuid;
  int changes = 0;
  const auto subscription = service_->subscribe(uuid, [&] { ++changes; });
  read_all();
  EXPECT_GE(changes, 4) << "claimed, and three pages settled";
}

TEST_F(ServiceTest, IsReadyWhileTheDatabaseAnswers) {
  EXPECT_NO_THROW(service_->check_ready());
}

}  // namespace
}  // namespace ocrchat
