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

TEST_P(StoreContract, AResultComesBackAsItWasSettled) {
  const std::string uuid = add_job(1);
  PageResult result = read(0, "de", 7, 0.5);
  result.translation = "{\"in\":\"english\"}";
  ASSERT_TRUE(store_->settle(claim(1), result, 1));
  const PageResult back = store_->next_page(uuid, -1).value();
  EXPECT_EQ(back.json, result.json);
  EXPECT_EQ(back.language, "de");
  EXPECT_EQ(back.characters, 7);
  EXPECT_EQ(back.confidence, 0.5);
  EXPECT_EQ(back.translation, result.translation);
  EXPECT_EQ(store_->next_settled(uuid, 0).value().result.translation, result.translation);
}

TEST_P(StoreContract, AReadPageIsChangedAndItsJobIsAnotherRevision) {
  const std::string uuid = add_job(2);
  const Claim held = claim(2);
  const auto shout = [](const std::string& json) { return json + "!"; };
  EXPECT_FALSE(store_->change_page(uuid, 0, shout)) << "not read yet";
  ASSERT_TRUE(store_->settle(held, read(0, "en", 7, 0.5), 1));
  const std::string before = store_->next_page(uuid, -1).value().json;
  EXPECT_EQ(job(uuid).revision, 0);
  EXPECT_TRUE(store_->change_page(uuid, 0, shout));
  EXPECT_EQ(store_->next_page(uuid, -1).value().json, before + "!");
  EXPECT_EQ(store_->next_page(uuid, -1).value().confidence, 0.5);
  EXPECT_EQ(job(uuid).revision, 1);
  EXPECT_FALSE(store_->change_page(uuid, 1, shout)) << "not read yet";
  EXPECT_FALSE(store_->change_page(new_uuid(), 0, shout));
}

TEST_P(StoreContract, AChangeThatIsRefusedLeavesThePageAsItWas) {
  const std::string uuid = add_job(1);
  ASSERT_TRUE(store_->settle(claim(1), read(0, "en", 7, 0.5), 1));
  const std::string before = store_->next_page(uuid, -1).value().json;
  const auto refuse = [](const std::string&) -> std::string { throw Error(ErrorCode::changed_meanwhile); };
  EXPECT_THROW(store_->change_page(uuid, 0, refuse), Error);
  EXPECT_EQ(store_->next_page(uuid, -1).value().json, before);
  EXPECT_EQ(job(uuid).revision, 0);
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
  const Job made = store_->create_job(asked, "");
  EXPECT_THAT(made.warnings, ElementsAre(Warning{"tier_fallback", "Read on another tier.", std::nullopt}));
  ASSERT_EQ(store_->fail(claim(1), timed_out(0, true), {1}, 1), true);
  EXPECT_EQ(job(made.uuid).error_code, "page_timeout");
  EXPECT_EQ(job(made.uuid).warnings.size(), 2U);
}

TEST_P(StoreContract, AFailedPageIsTriedAgainThenGivenUp) {
  const std::string uuid = add_job(2);
  EXPECT_EQ(store_->fail(claim(1), timed_out(0), {2}, 1), false);
  EXPECT_EQ(job(uuid).pages_done, 0);
  EXPECT_TRUE(job(uuid).warnings.empty());
  const Claim again = claim(2, 2);
  ASSERT_THAT(again.pages, ElementsAre(0, 1));
  EXPECT_EQ(store_->fail(again, timed_out(0), {2}, 3), true);
  EXPECT_EQ(job(uuid).status, JobStatus::processing);
  ASSERT_TRUE(store_->settle(again, read(1), 4));
  const Job ended = job(uuid);
  EXPECT_EQ(ended.status, JobStatus::done) << "one page succeeded";
  EXPECT_EQ(ended.credits, 1) << "a failed page is not charged";
  EXPECT_THAT(ended.warnings, ElementsAre(Warning{"page_timeout", "The page took too long.", 0}));
}

TEST_P(StoreContract, APageGivenUpIsAnEmptyPageWithItsWarning) {
  const std::string uuid = add_job(1);
  ASSERT_EQ(store_->fail(claim(1), timed_out(0, true), {2}, 1), true);
  const Page page = page_from_json(store_->next_page(uuid, -1).value().json);
  EXPECT_EQ(page.index, 0);
  EXPECT_TRUE(page.blocks.empty());
  EXPECT_THAT(page.warnings, ElementsAre(Warning{"page_timeout", "The page took too long.", 0}));
}

TEST_P(StoreContract, AJobFailsIfNoPageSucceeded) {
  const std::string uuid = add_job(2);
  const Claim held = claim(2);
  ASSERT_EQ(store_->fail(held, {1, {"page_crashed", "It crashed.", 1}, "signal 11", true}, {2}, 5), true);
  ASSERT_EQ(store_->fail(held, timed_out(0, true), {2}, 6), true);
  const Job ended = job(uuid);
  EXPECT_EQ(ended.status, JobStatus::failed);
  EXPECT_EQ(ended.error_code, "page_timeout") << "of the first page";
  EXPECT_EQ(ended.error_message, "The page took too long.");
  EXPECT_EQ(ended.pages_done, 2);
  EXPECT_EQ(ended.credits, 0);
  EXPECT_EQ(ended.finished_at, 6);
  EXPECT_EQ(ended.request.password, "");
}

TEST_P(StoreContract, PagesComeInTheOrderInWhichTheyWereSettled) {
  const std::string uuid = add_job(3);
  const Claim held = claim(3);
  EXPECT_FALSE(store_->next_settled(uuid, 0));
  ASSERT_TRUE(store_->settle(held, read(2), 1));
  ASSERT_EQ(store_->fail(held, timed_out(0, true), {2}, 2), true);
  ASSERT_TRUE(store_->settle(held, read(1), 3));
  const SettledPage first = store_->next_settled(uuid, 0).value();
  EXPECT_EQ(first.order, 1);
  EXPECT_EQ(first.result.index, 2);
  EXPECT_EQ(store_->next_settled(uuid, 1).value().result.index, 0) << "a page given up counts";
  const SettledPage last = store_->next_settled(uuid, 2).value();
  EXPECT_EQ(last.order, 3);
  EXPECT_EQ(last.result.json, "{\"index\":1}");
  EXPECT_FALSE(store_->next_settled(uuid, 3));
  EXPECT_FALSE(store_->next_settled(new_uuid(), 0));
}

TEST_P(StoreContract, AFailedPageWaitsLongerAfterEachTry) {
  const std::string uuid = add_job(1);
  const RetryPolicy policy{.tries = 3, .back_off = 100};
  ASSERT_EQ(store_->fail(claim(1, 0), timed_out(0), policy, 0), false);
  EXPECT_EQ(store_->queue_figures().delayed, 1);
  EXPECT_FALSE(store_->claim(1, kLease, 99));
  ASSERT_EQ(store_->fail(claim(1, 100), timed_out(0), policy, 100), false);
  EXPECT_FALSE(store_->claim(1, kLease, 299));
  ASSERT_EQ(store_->fail(claim(1, 300), timed_out(0), policy, 300), true);
  EXPECT_EQ(job(uuid).status, JobStatus::failed);
}

TEST_P(StoreContract, APageGivenUpIsADeadLetterThatOutlivesItsJob) {
  const std::string uuid = add_job(1);
  EXPECT_TRUE(store_->dead_letters(10).empty());
  ASSERT_EQ(store_->fail(claim(1), timed_out(0, true), {2}, 7), true);
  store_->remove_job(uuid);
  const auto letters = store_->dead_letters(10);
  ASSERT_EQ(letters.size(), 1U);
  EXPECT_EQ(letters.front().job, uuid);
  EXPECT_EQ(letters.front().index, 0);
  EXPECT_EQ(letters.front().code, "page_timeout");
  EXPECT_EQ(letters.front().where, "killed after 60 s");
  EXPECT_EQ(letters.front().media_type, "application/pdf");
  EXPECT_EQ(letters.front().tries, 1);
  EXPECT_EQ(letters.front().at, 7);
  store_->remove_leftovers(8);
  EXPECT_TRUE(store_->dead_letters(10).empty());
}

}  // namespace
}  // namespace ocrchat
