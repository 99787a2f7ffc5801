#include "store/store_contract.hpp"

namespace ocrchat {
namespace {

/// Jobs whose tool makes data of the whole document.
class ExtractionContract : public StoreContract {
 protected:
  std::string add_job_with_data(int pages, Lane lane = Lane::cpu, const std::string& schema = "") {
    NewJob job = new_job(pages);
    job.extraction = ExtractionOrder{lane, schema};
    return store_->create_job(job, "").uuid;
  }
  void read_all() {
    while (const auto claimed = store_->claim(100, kLease, 0)) {
      for (const int page : claimed->pages) ASSERT_TRUE(store_->settle(*claimed, read(page), 5));
    }
  }
  std::optional<Claim> claim_extraction(Millis now = 0, Lane lane = Lane::cpu) {
    return store_->claim_extraction(lane, kLease, now);
  }
  static PageFailure crashed(bool final = false) {
    return {-1, {"extraction_failed", "No data could be made.", {}}, "it threw", final};
  }
};

INSTANTIATE_TEST_SUITE_P(Stores, ExtractionContract, testing::ValuesIn(store_factories()),
                         [](const auto& kind) { return kind.param.name; });

TEST_P(ExtractionContract, WaitsUntilAllPagesAreReadAndThenEndsTheJob) {
  const std::string uuid = add_job_with_data(2, Lane::cpu, R"({"type":"object"})");
  const Claim pages = claim(2);
  ASSERT_TRUE(store_->settle(pages, read(0), 5));
  EXPECT_FALSE(claim_extraction()) << "a page is still to be read";
  ASSERT_TRUE(store_->settle(pages, read(1), 6));
  EXPECT_EQ(job(uuid).status, JobStatus::processing);
  EXPECT_EQ(job(uuid).pages_done, 2);
  EXPECT_FALSE(job(uuid).finished_at);

  const Claim last = claim_extraction().value();
  EXPECT_EQ(last.job.uuid, uuid);
  EXPECT_TRUE(last.pages.empty());
  EXPECT_EQ(last.schema, R"({"type":"object"})");
  EXPECT_FALSE(claim_extraction()) << "it is in hand";
  EXPECT_EQ(store_->extracted(uuid), "");
  ASSERT_TRUE(store_->settle_extraction(last, {R"({"total":5})", {{"w", "Look.", {}}}}, 9));
  EXPECT_EQ(job(uuid).status, JobStatus::done);
  EXPECT_EQ(job(uuid).finished_at, 9);
  EXPECT_EQ(job(uuid).request.password, "") << "forgotten with the job's end";
  EXPECT_EQ(job(uuid).warnings.size(), 1U);
  EXPECT_EQ(store_->extracted(uuid), R"({"total":5})");
  EXPECT_FALSE(store_->settle_extraction(last, {"{}"}, 10)) << "no job ends twice";
  EXPECT_EQ(store_->extracted(uuid), R"({"total":5})");
}

TEST_P(ExtractionContract, AJobWithoutOneEndsWithItsLastPage) {
  const std::string uuid = add_job(1);
  read_all();
  EXPECT_EQ(job(uuid).status, JobStatus::done);
  EXPECT_EQ(store_->extracted(uuid), "");
  EXPECT_EQ(store_->extracted("nobody"), "");
}

TEST_P(ExtractionContract, NothingIsMadeOfADocumentOfWhichNoPageWasRead) {
  const std::string uuid = add_job_with_data(1);
  const Claim pages = claim(1);
  EXPECT_EQ(store_->fail(pages, timed_out(0, true), {2}, 5), true);
  EXPECT_EQ(job(uuid).status, JobStatus::failed);
  EXPECT_FALSE(claim_extraction());
}

TEST_P(ExtractionContract, ItIsMadeOfThePagesThatWereReadWhenTheLastWasGivenUp) {
  const std::string uuid = add_job_with_data(2);
  const Claim pages = claim(2);
  ASSERT_TRUE(store_->settle(pages, read(0), 5));
  EXPECT_EQ(store_->fail(pages, timed_out(1, true), {2}, 6), true);
  ASSERT_TRUE(store_->settle_extraction(claim_extraction().value(), {"{}"}, 9));
  EXPECT_EQ(job(uuid).status, JobStatus::done);
}

TEST_P(ExtractionContract, LanesAreClaimedApart) {
  add_job_with_data(1, Lane::model);
  read_all();
  EXPECT_FALSE(claim_extraction());
  EXPECT_TRUE(claim_extraction(0, Lane::model));
}

TEST_P(ExtractionContract, AFailureIsTriedAgainAndThenTheJobEndsWithoutData) {
  const std::string uuid = add_job_with_data(1);
  read_all();
  const RetryPolicy policy{2, 100};
  EXPECT_EQ(store_->fail_extraction(claim_extraction().value(), crashed(), policy, 10), false);
  EXPECT_FALSE(claim_extraction(50)) << "not before its time";
  EXPECT_FALSE(store_->claim(1, kLease, 110)) << "who looks for pages finds that it is due";
  const Claim second = claim_extraction(110).value();
  EXPECT_EQ(store_->fail_extraction(second, crashed(), policy, 120), true);
  EXPECT_EQ(job(uuid).status, JobStatus::done) << "its text is there";
  EXPECT_EQ(job(uuid).warnings.at(0).code, "extraction_failed");
  EXPECT_EQ(store_->extracted(uuid), "");
  EXPECT_EQ(store_->dead_letters(5).at(0).where, "it threw");
  EXPECT_FALSE(store_->fail_extraction(second, crashed(), policy, 130));
}

TEST_P(ExtractionContract, ALostLeaseIsTakenOverAndTheLateResultRefused) {
  const std::string uuid = add_job_with_data(1);
  read_all();
  const Claim late = claim_extraction(0).value();
  EXPECT_TRUE(store_->extend(late, kLease, kLease / 2));
  EXPECT_FALSE(store_->claim(1, kLease, kLease))
      << "looking for pages takes back what is due, and this is not";
  EXPECT_FALSE(claim_extraction(kLease));
  EXPECT_FALSE(store_->claim(1, kLease, 2 * kLease));
  const Claim next = claim_extraction(2 * kLease).value();
  EXPECT_FALSE(store_->extend(late, kLease, 2 * kLease));
  EXPECT_FALSE(store_->settle_extraction(late, {"{}"}, 2 * kLease));
  EXPECT_EQ(job(uuid).status, JobStatus::processing);
  EXPECT_TRUE(store_->settle_extraction(next, {"{}"}, 2 * kLease));
}

TEST_P(ExtractionContract, WhoIsLostOverItAgainAndAgainIsHeldGuilty) {
  const std::string uuid = add_job_with_data(1);
  read_all();
  for (int i = 0; i < 20 && !job(uuid).finished(); ++i) {
    if (claim_extraction(0)) store_->release_all_claims();
  }
  EXPECT_EQ(job(uuid).status, JobStatus::done);
  EXPECT_EQ(job(uuid).warnings.at(0).code, "extraction_failed");
}

TEST_P(ExtractionContract, GivenBackItIsFreeAtOnce) {
  add_job_with_data(1);
  read_all();
  const Claim first = claim_extraction().value();
  store_->release_extraction(first);
  EXPECT_TRUE(claim_extraction());
  EXPECT_FALSE(store_->extend(first, kLease, 1));
}

TEST_P(ExtractionContract, GoesWithItsJob) {
  const std::string uuid = add_job_with_data(1);
  read_all();
  const Claim in_hand = claim_extraction().value();
  ASSERT_TRUE(store_->remove_job(uuid));
  EXPECT_FALSE(store_->settle_extraction(in_hand, {"{}"}, 1));
  EXPECT_FALSE(claim_extraction());
  EXPECT_TRUE(store_->leftovers(0).empty());
}

}  // namespace
}  // namespace ocrchat
