#include <set>

#include "store/store_contract.hpp"

namespace ocrchat {
namespace {

using testing::ElementsAre;

TEST_P(StoreContract, AnEmptyQueueGivesNothing) {
  EXPECT_FALSE(store_->claim(4, kLease, 0));
}

TEST_P(StoreContract, AClaimTakesARunOfPagesOfOneJob) {
  const std::string uuid = add_job(5);
  EXPECT_EQ(store_->queued_pages(), 5);
  const Claim first = claim(3);
  EXPECT_EQ(first.job.uuid, uuid);
  EXPECT_EQ(first.job.status, JobStatus::processing);
  EXPECT_EQ(first.job.request.password, "secret");
  EXPECT_THAT(first.pages, ElementsAre(0, 1, 2));
  EXPECT_THAT(claim(3).pages, ElementsAre(3, 4));
  EXPECT_FALSE(store_->claim(3, kLease, 0));
  EXPECT_EQ(store_->queued_pages(), 5) << "pages in hand count as queued";
  EXPECT_EQ(job(uuid).status, JobStatus::processing);
}

TEST_P(StoreContract, TheAccountWithTheFewestPagesInHandGoesFirst) {
  const AccountId ann = add_account("ann@example.org");
  const AccountId bob = add_account("bob@example.org");
  const std::string big = add_job(2000, ann);
  const std::string second = add_job(10, ann);
  const std::string small = add_job(3, bob);
  EXPECT_EQ(claim(4).job.uuid, big);
  EXPECT_EQ(claim(2).job.uuid, small) << "bob has nothing in hand";
  EXPECT_EQ(claim(2).job.uuid, small) << "bob has 2 pages in hand, ann 4";
  EXPECT_EQ(claim(4).job.uuid, big) << "of ann's jobs the oldest";
}

TEST_P(StoreContract, EachAnonymousJobIsAnAccountOfItsOwn) {
  const std::string first = add_job(8);
  const std::string second = add_job(8);
  EXPECT_EQ(claim(4).job.uuid, first);
  EXPECT_EQ(claim(4).job.uuid, second);
  EXPECT_EQ(claim(4).job.uuid, first);
}

TEST_P(StoreContract, ALeaseThatRanOutIsTakenOverAndTheLateResultRefused) {
  const std::string uuid = add_job(1);
  const Claim late = claim(1, 0);
  EXPECT_FALSE(store_->claim(1, kLease, kLease - 1));
  const Claim next = claim(1, kLease);
  EXPECT_THAT(next.pages, ElementsAre(0));
  EXPECT_FALSE(store_->settle(late, read(0), kLease + 1));
  EXPECT_FALSE(store_->extend(late, kLease, kLease + 1));
  EXPECT_FALSE(store_->fail(late, 0, timed_out(), 2, true, kLease + 1));
  EXPECT_EQ(job(uuid).pages_done, 0);
  EXPECT_TRUE(store_->settle(next, read(0), kLease + 2));
  EXPECT_EQ(job(uuid).credits, 1);
}

TEST_P(StoreContract, AnExtendedLeaseHolds) {
  add_job(1);
  const Claim held = claim(1, 0);
  EXPECT_TRUE(store_->extend(held, kLease, kLease - 1));
  EXPECT_FALSE(store_->claim(1, kLease, kLease + 1));
  EXPECT_TRUE(store_->settle(held, read(0), kLease + 2));
}

TEST_P(StoreContract, APageLostTooOftenIsGivenUp) {
  const std::string uuid = add_job(2);
  Millis now = 0;
  ASSERT_TRUE(store_->settle(claim(1, now), read(0), now));
  for (int losses = 1; losses <= 6; ++losses, now += kLease) {
    ASSERT_TRUE(store_->claim(1, kLease, now)) << losses;
  }
  EXPECT_FALSE(store_->claim(1, kLease, now)) << "the sixth loss is found, nothing is left to read";
  const Job ended = job(uuid);
  EXPECT_EQ(ended.status, JobStatus::done);
  EXPECT_EQ(ended.pages_done, 2);
  EXPECT_EQ(ended.credits, 1);
  ASSERT_EQ(ended.warnings.size(), 1U);
  EXPECT_EQ(ended.warnings.front().code, "page_crashed");
  EXPECT_EQ(ended.warnings.front().page, 1);
}

TEST_P(StoreContract, ReleasedPagesWaitAgain) {
  add_job(3);
  const Claim held = claim(3);
  store_->release(held, {1, 2});
  EXPECT_THAT(claim(3).pages, ElementsAre(1, 2));
  EXPECT_TRUE(store_->settle(held, read(0), 1));
  EXPECT_FALSE(store_->settle(held, read(1), 1)) << "given back";
}

TEST_P(StoreContract, AfterACrashAllClaimsAreGivenUp) {
  const std::string uuid = add_job(3);
  const Claim before = claim(2);
  ASSERT_TRUE(store_->settle(before, read(0), 1));
  store_.reset();
  store_ = open();
  store_->release_all_claims();
  const Claim after = claim(5, 2);
  EXPECT_EQ(after.job.uuid, uuid);
  EXPECT_THAT(after.pages, ElementsAre(1, 2)) << "what was settled is not read again";
  EXPECT_FALSE(store_->settle(before, read(1), 3));
}

TEST_P(StoreContract, PagesChosenFromAFileKeepTheirIndexes) {
  NewJob chosen = new_job(0);
  chosen.pages = {2, 7};
  store_->create_job(chosen, "", "");
  EXPECT_THAT(claim(4).pages, ElementsAre(2, 7));
}

}  // namespace
}  // namespace ocrchat
