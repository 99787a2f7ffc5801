#include <map>
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

TEST_P(StoreContract, LanesDoNotWaitForEachOther) {
  NewJob slow = new_job(3, add_account("ann@example.org"));
  slow.request.tier = "vlm";
  store_->create_job(slow, "");
  EXPECT_FALSE(store_->claim(Lane::cpu, 3, kLease, 0)) << "the reader has no part in it";
  const std::string quick = add_job(1, slow.account);
  EXPECT_EQ(store_->claim(Lane::cpu, 3, kLease, 0).value().job.uuid, quick);
  EXPECT_EQ(store_->claim(Lane::model, 1, kLease, 0).value().job.uuid, slow.uuid);
  EXPECT_EQ(store_->claim(Lane::model, 3, kLease, 0).value().pages, (std::vector{1, 2}));
  EXPECT_FALSE(store_->claim(Lane::model, 3, kLease, 0));
}

TEST_P(StoreContract, PagesToBeTranslatedAreInTheLaneOfTheModels) {
  NewJob job = new_job(1);
  job.request.translate_to = "en";
  store_->create_job(job, "");
  EXPECT_FALSE(store_->claim(Lane::cpu, 1, kLease, 0));
  EXPECT_TRUE(store_->claim(Lane::model, 1, kLease, 0));
}

TEST_P(StoreContract, OwnersTakeTurnsHoweverMuchOneOfThemBrings) {
  const AccountId ann = add_account("ann@example.org");
  const std::string big = add_job(2000, ann);
  const std::string second = add_job(10, ann);
  for (int i = 0; i < 10; ++i) EXPECT_EQ(claim(1).job.uuid, big);
  std::vector<std::string> small;
  for (int i = 0; i < 100; ++i) small.push_back(add_job(1));
  std::set<std::string> read;
  int of_big = 0;
  while (read.size() < small.size()) {
    const Claim next = claim(1);
    if (next.job.uuid == big) {
      ++of_big;
    } else {
      read.insert(next.job.uuid);
    }
    ASSERT_NE(next.job.uuid, second) << "of one owner's jobs the oldest";
  }
  EXPECT_LE(of_big, 2) << "those who bring little do not wait for who brings much";
  EXPECT_EQ(claim(1).job.uuid, big) << "and then it goes on";
}

TEST_P(StoreContract, TwoOwnersOfManyPagesAreReadSideBySide) {
  const std::string first = add_job(50, add_account("ann@example.org"));
  const std::string second = add_job(50, add_account("bob@example.org"));
  std::map<std::string, int> pages;
  for (int i = 0; i < 40; ++i) ++pages[claim(1).job.uuid];
  EXPECT_EQ(pages[first], 20);
  EXPECT_EQ(pages[second], 20);
}

TEST_P(StoreContract, AnOwnerOfWeightFourIsGivenFourPagesForOne) {
  NewJob heavy = new_job(100, add_account("ann@example.org"));
  heavy.weight = 4;
  store_->create_job(heavy, "");
  const std::string light = add_job(100, add_account("bob@example.org"));
  int of_light = 0;
  for (int i = 0; i < 50; ++i) of_light += claim(1).job.uuid == light ? 1 : 0;
  EXPECT_NEAR(of_light, 10, 1);
}

TEST_P(StoreContract, ANewOwnerStartsWhereTheQueueStandsAndNotBefore) {
  const std::string old = add_job(100, add_account("ann@example.org"));
  for (int i = 0; i < 50; ++i) claim(1);
  const std::string late = add_job(100, add_account("bob@example.org"));
  int of_late = 0;
  for (int i = 0; i < 20; ++i) of_late += claim(1).job.uuid == late ? 1 : 0;
  EXPECT_NEAR(of_late, 10, 1) << "no credit for the time before it came";
}

TEST_P(StoreContract, TheFiguresCountPagesAndKnowTheOldestJob) {
  EXPECT_EQ(store_->queue_figures().waiting, 0);
  EXPECT_FALSE(store_->queue_figures().oldest);
  const std::string uuid = add_job(5);
  add_job(1);
  claim(2);
  const QueueFigures figures = store_->queue_figures();
  EXPECT_EQ(figures.waiting, 4);
  EXPECT_EQ(figures.in_hand, 2);
  EXPECT_EQ(figures.oldest, job(uuid).created_at);
}

TEST_P(StoreContract, ALeaseThatRanOutIsTakenOverAndTheLateResultRefused) {
  const std::string uuid = add_job(1);
  const Claim late = claim(1, 0);
  EXPECT_FALSE(store_->claim(1, kLease, kLease - 1));
  const Claim next = claim(1, kLease);
  EXPECT_THAT(next.pages, ElementsAre(0));
  EXPECT_FALSE(store_->settle(late, read(0), kLease + 1));
  EXPECT_FALSE(store_->extend(late, kLease, kLease + 1));
  EXPECT_FALSE(store_->fail(late, timed_out(0, true), {2}, kLease + 1));
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
  store_->create_job(chosen, "");
  EXPECT_THAT(claim(4).pages, ElementsAre(2, 7));
}

}  // namespace
}  // namespace ocrchat
