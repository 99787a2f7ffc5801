#include "store/store_contract.hpp"

#include <algorithm>

namespace ocrchat {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

INSTANTIATE_TEST_SUITE_P(Stores, StoreContract, testing::ValuesIn(store_factories()),
                         [](const auto& test) { return test.param.name; });

TEST_P(StoreContract, AnAccountIsFoundByTheHashOfItsToken) {
  const Account account = store_->create_account("Ann@Example.org", "free");
  EXPECT_EQ(account.email, "ann@example.org");
  store_->add_token(account.id, "first", "hash of a token", "sealed");
  EXPECT_EQ(store_->account_of_token("hash of a token").value().id, account.id);
  EXPECT_EQ(store_->account_of_token("hash of a token").value().email, "ann@example.org");
  EXPECT_EQ(store_->account_of_token("hash of a token").value().plan, "free");
  EXPECT_EQ(store_->account_of_email(" ANN@example.org").value().id, account.id);
  EXPECT_FALSE(store_->account_of_email("bob@example.org"));
  EXPECT_FALSE(store_->account_of_token("another"));
  EXPECT_EQ(store_->accounts().size(), 1U);
}

TEST_P(StoreContract, AnAddressHasOneAccount) {
  add_account("ann@example.org");
  EXPECT_THROW(add_account("ANN@example.org"), Error);
  EXPECT_THROW(add_account("no address"), Error);
  EXPECT_EQ(store_->accounts().size(), 1U);
}

TEST_P(StoreContract, AJobIsWhatWasAskedFor) {
  NewJob asked = new_job(3, add_account("ann@example.org"));
  asked.request = {"cpu", "km", "tool", "fr", "pass'; DROP TABLE jobs; --", "https://example.org/"};
  asked.source.name = "សំណើ \"x\".pdf";
  const Job made = store_->create_job(asked, "");
  for (const Job& one : {made, job(asked.uuid)}) {
    EXPECT_EQ(one.uuid, asked.uuid);
    EXPECT_EQ(one.account, asked.account);
    EXPECT_EQ(one.status, JobStatus::pending);
    EXPECT_EQ(one.request, asked.request);
    EXPECT_EQ(one.source, asked.source);
    EXPECT_EQ(one.page_count, 3);
    EXPECT_EQ(one.pages_done, 0);
    EXPECT_EQ(one.credits, 0);
    EXPECT_EQ(one.expires_at, asked.expires_at);
    EXPECT_GT(one.created_at, 0);
    EXPECT_FALSE(one.finished_at || one.mean_confidence);
  }
}

TEST_P(StoreContract, AJobOutlivesItsProcess) {
  const std::string uuid = add_job(2);
  store_.reset();
  store_ = open();
  EXPECT_EQ(job(uuid).page_count, 2);
  EXPECT_EQ(claim(5).job.uuid, uuid);
}

TEST_P(StoreContract, AJobNeedsPages) {
  EXPECT_THROW(add_job(0), Error);
}

TEST_P(StoreContract, AnUnknownJobIsAbsent) {
  EXPECT_FALSE(store_->job(new_uuid()));
  EXPECT_FALSE(store_->remove_job(new_uuid()));
  EXPECT_FALSE(store_->next_page(new_uuid(), -1));
}

TEST_P(StoreContract, JobsAreListedNewestFirstFromACursor) {
  const AccountId ann = add_account("ann@example.org");
  const AccountId bob = add_account("bob@example.org");
  const std::string first = add_job(1, ann);
  add_job(1, bob);
  add_job(1);
  const std::string second = add_job(1, ann);
  const std::string third = add_job(1, ann);
  const auto uuids = [](const std::vector<Job>& jobs) {
    std::vector<std::string> result;
    for (const Job& one : jobs) result.push_back(one.uuid);
    return result;
  };
  EXPECT_THAT(uuids(store_->jobs_of(ann, "", 2)), ElementsAre(third, second));
  EXPECT_THAT(uuids(store_->jobs_of(ann, second, 2)), ElementsAre(first));
  EXPECT_THAT(uuids(store_->jobs_of(ann, first, 2)), IsEmpty());
  EXPECT_THAT(uuids(store_->jobs_of(bob, third, 2)), IsEmpty());
}

TEST_P(StoreContract, RemovingAJobVoidsItsClaimsAndFreesItsKey) {
  store_->reserve_key("ip:1", "key", "payload");
  const std::string uuid = add_job_with_key("ip:1", "key");
  const Claim held = claim(2);
  ASSERT_TRUE(store_->settle(held, read(0), 1));
  EXPECT_TRUE(store_->remove_job(uuid));
  EXPECT_FALSE(store_->job(uuid));
  EXPECT_FALSE(store_->next_page(uuid, -1));
  EXPECT_EQ(store_->queued_pages(), 0);
  EXPECT_FALSE(store_->settle(held, read(1), 2));
  EXPECT_FALSE(store_->extend(held, kLease, 2));
  EXPECT_FALSE(store_->fail(held, timed_out(1), {2}, 2));
  EXPECT_FALSE(store_->reserve_key("ip:1", "key", "payload"));
}

TEST_P(StoreContract, JobsThatExistAreToldFromThoseThatDoNot) {
  const std::string uuid = add_job(1);
  EXPECT_THAT(store_->existing_jobs({uuid, new_uuid()}), ElementsAre(uuid));
}

TEST_P(StoreContract, WhatIsOldAndUnusedIsRemovedAndOnlyThat) {
  store_->reserve_key("ip:1", "never bound", "payload");
  store_->reserve_key("ip:2", "key", "payload");
  const std::string uuid = add_job_with_key("ip:2", "key");
  EXPECT_EQ(store_->remove_leftovers(0), 0);
  EXPECT_EQ(store_->remove_leftovers(4'000'000'000'000), 2)
      << "the key, and the window of an anonymous caller";
  EXPECT_TRUE(store_->job(uuid));
}

TEST_P(StoreContract, LeftoversAreExpiredJobsAndNothingElseWhereAllIsWell) {
  add_job(1);
  EXPECT_THAT(store_->leftovers(999'999), IsEmpty());
  EXPECT_THAT(store_->leftovers(1'000'000), ElementsAre("1 jobs that have expired"));
}

TEST_P(StoreContract, ExpiredJobsAreNamed) {
  const std::string uuid = add_job(1);
  EXPECT_THAT(store_->expired_jobs(999'999), IsEmpty());
  EXPECT_THAT(store_->expired_jobs(1'000'000), ElementsAre(uuid));
}

TEST_P(StoreContract, AKeyIsReservedThenBoundToItsJob) {
  EXPECT_FALSE(store_->reserve_key("account:1", "key", "payload"));
  const auto in_flight = store_->reserve_key("account:1", "key", "other payload");
  ASSERT_TRUE(in_flight);
  EXPECT_EQ(in_flight->uuid, "");
  EXPECT_EQ(in_flight->payload_hash, "payload");
  const std::string uuid = add_job_with_key("account:1", "key");
  EXPECT_EQ(store_->reserve_key("account:1", "key", "payload").value().uuid, uuid);
  EXPECT_FALSE(store_->reserve_key("account:2", "key", "payload")) << "keys are per owner";
}

TEST_P(StoreContract, AKeyIsFreedOnlyWhileItHasNoJob) {
  store_->reserve_key("ip:1", "key", "payload");
  store_->free_key("ip:1", "key");
  EXPECT_FALSE(store_->reserve_key("ip:1", "key", "other"));
  add_job_with_key("ip:1", "key");
  store_->free_key("ip:1", "key");
  EXPECT_TRUE(store_->reserve_key("ip:1", "key", "other"));
}

TEST_P(StoreContract, OfTwinsThatBothHoldTheirKeyOneGetsTheJob) {
  store_->reserve_key("ip:1", "key", "payload");
  const std::string uuid = add_job_with_key("ip:1", "key");
  NewJob twin = new_job(3);
  twin.owner = "ip:1";
  EXPECT_THROW(store_->create_job(twin, "key"), Error);
  EXPECT_FALSE(store_->job(twin.uuid));
  EXPECT_EQ(store_->reserve_key("ip:1", "key", "payload").value().uuid, uuid);
}

TEST_P(StoreContract, AReservationOfADeadServerIsFreedAtTheStart) {
  store_->reserve_key("ip:1", "key", "payload");
  store_.reset();
  store_ = open();
  store_->release_all_claims();
  EXPECT_FALSE(store_->reserve_key("ip:1", "key", "payload"));
}

}  // namespace
}  // namespace ocrchat
