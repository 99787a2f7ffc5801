#include "document/json.hpp"
#include "store/store_contract.hpp"

namespace ocrchat {
namespace {

using testing::ElementsAre;

TEST_P(StoreContract, TheLastPageEndsTheJob) {
  const std::string uuid = add_job(2);
  const Claim held = claim(2);
  EXPECT_TRUE(store_->settle(held, read(0, "en", 300, 1.0), 10));
  EXPECT_EQ(job(uuid).status, JobStatus::processing);
  EXPECT_EQ(job(uuid).request.password, "secret");
  EXPECT_TRUE(store_->settle(held, read(1, "fr", 100, 0.6), 20));
  const Job ended = job(uuid);
  EXPECT_EQ(ended.status, JobStatus::done);
  EXPECT_EQ(ended.pages_done, 2);
  EXPECT_EQ(ended.credits, 2);
  EXPECT_EQ(ended.finished_at, 20);
  EXPECT_NEAR(ended.mean_confidence.value(), 0.9, 1e-9) << "weighted by characters";
  EXPECT_THAT(ended.languages, ElementsAre("en", "fr"));
  EXPECT_EQ(ended.request.password, "") << "removed when the job ends";
  EXPECT_EQ(ended.error_code, "");
  EXPECT_EQ(store_->queued_pages(), 0);
}

TEST_P(StoreContract, ConfidenceIsNeverInvented) {
  const std::string uuid = add_job(2);
  const Claim held = claim(2);
  for (const int index : {0, 1}) {
    PageResult blank = read(index, "", 0, std::nullopt);
    blank.language.reset();
    ASSERT_TRUE(store_->settle(held, blank, 1));
  }
  EXPECT_EQ(job(uuid).status, JobStatus::done);
  EXPECT_EQ(job(uuid).mean_confidence, std::nullopt);
  EXPECT_TRUE(job(uuid).languages.empty());
}

TEST_P(StoreContract, AResultIsTakenOnce) {
  const std::string uuid = add_job(2);
  const Claim held = claim(2);
  EXPECT_TRUE(store_->settle(held, read(0), 1));
  EXPECT_FALSE(store_->settle(held, read(0), 1));
  EXPECT_FALSE(store_->settle(held, read(7), 1)) << "no page of the claim";
  EXPECT_EQ(job(uuid).credits, 1);
  EXPECT_EQ(job(uuid).pages_done, 1);
}

TEST_P(StoreContract, PagesComeBackInOrderAsTheyWereSettled) {
  const std::string uuid = add_job(3);
  const Claim held = claim(3);
  PageResult long_one = read(2);
  long_one.json = "{\"text\":\"" + std::string(3'000'000, 'x') + " ខ្មែរ\"}";
  ASSERT_TRUE(store_->settle(held, long_one, 1));
  ASSERT_TRUE(store_->settle(held, read(0), 1));
  EXPECT_EQ(store_->next_page(uuid, -1).value().json, "{\"index\":0}");
  const PageResult second = store_->next_page(uuid, 0).value();
  EXPECT_EQ(second.index, 2) << "page 1 is not read yet";
  EXPECT_EQ(second.json, long_one.json);
  EXPECT_EQ(second.language, "en");
  EXPECT_FALSE(store_->next_page(uuid, 2));
}

TEST_P(StoreContract, WarningsOfPagesBecomeTheJobsWithTheirPage) {
  const std::string uuid = add_job(2);
  const Claim held = claim(2);
  PageResult second = read(1);
  second.warnings = {{"low_confidence", "Check it.", std::nullopt}, {"rotated", "It was turned.", 1}};
  PageResult first = read(0);
  first.warnings = {{"blank", "It is empty.", 0}};
  ASSERT_TRUE(store_->settle(held, second, 1));
  ASSERT_TRUE(store_->settle(held, first, 1));
  EXPECT_THAT(job(uuid).warnings,
              ElementsAre(Warning{"blank", "It is empty.", 0}, Warning{"low_confidence", "Check it.", 1},
                          Warning{"rotated", "It was turned.", 1}));
}

TEST_P(StoreContract, AWarningOfTheWholeJobIsNeverTakenForThePageErrorThatFailedIt) {
  NewJob asked = new_job(1);
  asked.warnings = {{"tier_fallback", "Read on another tier.", std::nullopt}};
  const Job made = store_->create_job(asked, "", "");
  EXPECT_THAT(made.warnings, ElementsAre(Warning{"tier_fallback", "Read on another tier.", std::nullopt}));
  ASSERT_EQ(store_->fail(claim(1), 0, timed_out(), 1, true, 1), true);
  EXPECT_EQ(job(made.uuid).error_code, "page_timeout");
  EXPECT_EQ(job(made.uuid).warnings.size(), 2U);
}

TEST_P(StoreContract, AFailedPageIsTriedAgainThenGivenUp) {
  const std::string uuid = add_job(2);
  EXPECT_EQ(store_->fail(claim(1), 0, timed_out(), 2, false, 1), false);
  EXPECT_EQ(job(uuid).pages_done, 0);
  EXPECT_TRUE(job(uuid).warnings.empty());
  const Claim again = claim(2, 2);
  ASSERT_THAT(again.pages, ElementsAre(0, 1));
  EXPECT_EQ(store_->fail(again, 0, timed_out(), 2, false, 3), true);
  EXPECT_EQ(job(uuid).status, JobStatus::processing);
  ASSERT_TRUE(store_->settle(again, read(1), 4));
  const Job ended = job(uuid);
  EXPECT_EQ(ended.status, JobStatus::done) << "one page succeeded";
  EXPECT_EQ(ended.credits, 1) << "a failed page is not charged";
  EXPECT_THAT(ended.warnings, ElementsAre(Warning{"page_timeout", "The page took too long.", 0}));
}

TEST_P(StoreContract, APageGivenUpIsAnEmptyPageWithItsWarning) {
  const std::string uuid = add_job(1);
  ASSERT_EQ(store_->fail(claim(1), 0, timed_out(), 2, true, 1), true);
  const Page page = page_from_json(store_->next_page(uuid, -1).value().json);
  EXPECT_EQ(page.index, 0);
  EXPECT_TRUE(page.blocks.empty());
  EXPECT_THAT(page.warnings, ElementsAre(Warning{"page_timeout", "The page took too long.", 0}));
}

TEST_P(StoreContract, AJobFailsIfNoPageSucceeded) {
  const std::string uuid = add_job(2);
  const Claim held = claim(2);
  ASSERT_EQ(store_->fail(held, 1, {"page_crashed", "It crashed.", 1}, 2, true, 5), true);
  ASSERT_EQ(store_->fail(held, 0, timed_out(), 2, true, 6), true);
  const Job ended = job(uuid);
  EXPECT_EQ(ended.status, JobStatus::failed);
  EXPECT_EQ(ended.error_code, "page_timeout") << "of the first page";
  EXPECT_EQ(ended.error_message, "The page took too long.");
  EXPECT_EQ(ended.pages_done, 2);
  EXPECT_EQ(ended.credits, 0);
  EXPECT_EQ(ended.finished_at, 6);
  EXPECT_EQ(ended.request.password, "");
}

}  // namespace
}  // namespace ocrchat
