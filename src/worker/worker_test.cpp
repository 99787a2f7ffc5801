#include "worker/worker.hpp"

#include <gmock/gmock.h>

#include <csignal>
#include <thread>

#include "base/error.hpp"
#include "base/ids.hpp"
#include "document/json.hpp"
#include "store/store.hpp"
#include "worker/fake_reader.hpp"
#include "worker/flaky_queue.hpp"

namespace ocrchat {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// Does as it is told with the pages of one tier.
class TestStep final : public PageStep {
 public:
  using Deed = std::function<void(PageInHand&)>;
  TestStep(std::string tier, Deed deed) : tier_(std::move(tier)), deed_(std::move(deed)) {}
  bool applies(const JobRequest& request) const override { return request.tier == tier_; }
  void run(PageInHand& hand) override { deed_(hand); }

 private:
  const std::string tier_;
  const Deed deed_;
};

PageSkills skilled(const std::string& tier, TestStep::Deed deed) {
  PageSkills skills;
  skills.steps.push_back(std::make_unique<TestStep>(tier, std::move(deed)));
  skills.model_pages = 1;
  return skills;
}

class Working : public testing::Test {
 protected:
  Working()
      : store_(open_sqlite_store((folder_.path() / "db").string())),
        blobs_(open_file_blobs(folder_.path() / "blobs")) {
    settings_.workers = 2;
    settings_.page_seconds = 1;
    settings_.open_seconds = 1;
    settings_.lease_seconds = 6;
    settings_.run_pages = 3;
    settings_.retry_seconds = 0;
  }

  std::string submit(int pages, const std::string& behaviour, const std::string& password = "",
                     const std::string& tier = "cpu") {
    NewJob job;
    job.request.tier = tier;
    job.charge.page_credits = tier == "cpu" ? 1 : 5;
    job.uuid = new_uuid();
    job.owner = "ip:test";
    job.charge.allowance = {"2026-11", std::nullopt, 0};
    job.request.language = behaviour;
    job.request.password = password;
    job.source = {"a.pdf", "application/pdf", 3, std::string(64, '0')};
    for (int i = 0; i < pages; ++i) job.pages.push_back(i);
    job.expires_at = now_ms() + 3'600'000;
    const auto upload = blobs_->begin_upload();
    upload->write(as_bytes("doc"));
    upload->keep(job.uuid);
    job.extraction = extraction_;
    store_->create_job(job, "");
    return job.uuid;
  }

  Job finished(const std::string& uuid) {
    EXPECT_TRUE(soon([&] { return store_->job(uuid)->finished(); })) << "the job does not end";
    return store_->job(uuid).value();
  }

  bool pages_done(const std::string& uuid, int count) {
    return soon([&] { return store_->job(uuid)->pages_done >= count; });
  }

  void start(PageSkills skills = {}) {
    worker_.emplace(fake_reader_program(), settings_, *store_, *blobs_, metrics_, std::move(skills));
  }

  TestFolder folder_;
  std::uint64_t counted(const std::string& outcome) {
    return metrics_.counter("ocrchat_pages_total", "", {{"engine", "native"}, {"outcome", outcome}}).value();
  }

  std::optional<ExtractionOrder> extraction_;
  Metrics metrics_;
  Settings settings_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<Blobs> blobs_;
  std::optional<Worker> worker_;
};

TEST_F(Working, EveryPageIsReadAndSettled) {
  start();
  const std::string uuid = submit(10, "auto");
  const Job job = finished(uuid);
  EXPECT_EQ(job.status, JobStatus::done);
  EXPECT_EQ(job.pages_done, 10);
  EXPECT_THAT(job.warnings, testing::IsEmpty());
  EXPECT_NEAR(job.mean_confidence.value(), 0.5, 1e-6);
  EXPECT_THAT(job.languages, testing::ElementsAre("en"));
  const auto page = store_->next_page(uuid, 3);
  EXPECT_EQ(page->index, 4);
  EXPECT_EQ(page_from_json(page->json).blocks.size(), 1U);
}

TEST_F(Working, AReaderThatCrashesOnceCostsNothing) {
  start();
  const std::string flag = (folder_.path() / "flag").string();
  const Job job = finished(submit(4, "abort@1:" + flag));
  EXPECT_TRUE(std::filesystem::exists(flag));
  EXPECT_EQ(job.status, JobStatus::done);
  EXPECT_EQ(job.pages_done, 4);
  EXPECT_THAT(job.warnings, testing::IsEmpty());
  EXPECT_EQ(job.credits, 4);
}

// It answers, and is gone when the next page is asked of it: the new one has to be shown the document again.
TEST_F(Working, AReaderThatDiesBetweenTwoPagesCostsNothing) {
  start();
  for (int i = 0; i < 5; ++i) {
    const std::string flag = (folder_.path() / std::to_string(i)).string();
    const Job job = finished(submit(3, "last@1:" + flag));
    EXPECT_TRUE(std::filesystem::exists(flag));
    EXPECT_EQ(job.status, JobStatus::done);
    EXPECT_THAT(job.warnings, testing::IsEmpty());
    EXPECT_EQ(job.credits, 3);
  }
}

TEST_F(Working, APageThatAlwaysCrashesBecomesAWarningAndTheOthersAreRead) {
  start();
  const Job job = finished(submit(5, "abort@1"));
  EXPECT_EQ(job.status, JobStatus::done);
  ASSERT_EQ(job.warnings.size(), 1U);
  EXPECT_EQ(job.warnings[0].code, "page_crashed");
  EXPECT_EQ(job.warnings[0].page, 1);
  EXPECT_EQ(job.credits, 4);
}

TEST_F(Working, APageThatHangsIsGivenUpAtItsDeadlineAndTheOthersAreRead) {
  settings_.page_tries = 1;
  start();
  const auto begin = steady_clock::now();
  const Job job = finished(submit(5, "hang@2"));
  EXPECT_LT(steady_clock::now() - begin, milliseconds(4000));
  EXPECT_EQ(job.status, JobStatus::done);
  ASSERT_EQ(job.warnings.size(), 1U);
  EXPECT_EQ(job.warnings[0].code, "page_timeout");
  EXPECT_EQ(job.warnings[0].page, 2);
}

TEST_F(Working, PagesAreCountedByHowTheirTriesEnded) {
  start();
  finished(submit(5, "abort@1"));
  worker_.reset();
  EXPECT_EQ(counted("done"), 4U);
  EXPECT_EQ(counted("retried"), 1U);
  EXPECT_EQ(counted("failed"), 1U);
  EXPECT_NE(metrics_.exposition().find("ocrchat_page_seconds_count{engine=\"native\"} 4\n"),
            std::string::npos);
}

TEST_F(Working, AnUnreadablePageIsNotTriedAgain) {
  start();
  const Job job = finished(submit(3, "unreadable@0"));
  EXPECT_EQ(job.status, JobStatus::done);
  ASSERT_EQ(job.warnings.size(), 1U);
  EXPECT_EQ(job.warnings[0].code, "page_unreadable");
}

TEST_F(Working, ADocumentThatDoesNotOpenFailsItsJob) {
  start();
  const Job job = finished(submit(5, "auto", "unreadable"));
  EXPECT_EQ(job.status, JobStatus::failed);
  EXPECT_EQ(job.error_code, "page_unreadable");
}

TEST_F(Working, ADocumentThatKillsItsReaderWhenOpenedFailsItsJobAlone) {
  start();
  const std::string bad = submit(5, "auto", "abort");
  const std::string good = submit(5, "auto");
  EXPECT_EQ(finished(bad).status, JobStatus::failed);
  EXPECT_EQ(finished(good).status, JobStatus::done);
}

TEST_F(Working, AMissingDocumentFailsItsJob) {
  const std::string uuid = submit(2, "auto");
  blobs_->remove(uuid);
  start();
  EXPECT_EQ(finished(uuid).error_code, "gone");
}

TEST_F(Working, ADeletedJobFreesItsReaderAtOnce) {
  settings_.workers = 1;
  settings_.page_seconds = 60;
  start();
  const std::string uuid = submit(5, "hang@1");
  ASSERT_TRUE(pages_done(uuid, 1));
  const auto begin = steady_clock::now();
  store_->remove_job(uuid);
  const Job next = finished(submit(1, "auto"));
  EXPECT_EQ(next.status, JobStatus::done);
  EXPECT_LT(steady_clock::now() - begin, milliseconds(1500));
}

TEST_F(Working, AClaimIsKeptAliveWhileItsPagesTakeLong) {
  settings_.workers = 1;
  settings_.lease_seconds = 1;
  settings_.run_pages = 20;
  start();
  const std::string uuid = submit(15, "slow");  // 1.5 s in one claim
  ASSERT_TRUE(pages_done(uuid, 12));
  EXPECT_FALSE(store_->claim(20, 1000, now_ms()).has_value()) << "the lease ran out";
  EXPECT_EQ(finished(uuid).status, JobStatus::done);
}

TEST_F(Working, DrainingFinishesThePageInHandAndGivesBackTheRest) {
  settings_.workers = 1;
  settings_.run_pages = 20;
  start();
  const std::string uuid = submit(20, "slow");
  ASSERT_TRUE(pages_done(uuid, 2));
  worker_.reset();
  const int done = store_->job(uuid)->pages_done;
  EXPECT_LT(done, 20);
  const auto rest = store_->claim(100, 1000, now_ms());
  ASSERT_TRUE(rest.has_value());
  EXPECT_EQ(static_cast<int>(rest->pages.size()), 20 - done);
}

TEST_F(Working, DrainingAnIdleWorkerIsQuick) {
  start();
  std::this_thread::sleep_for(milliseconds(100));
  const auto begin = steady_clock::now();
  worker_.reset();
  EXPECT_LT(steady_clock::now() - begin, milliseconds(500));
}

TEST_F(Working, ADatabaseThatFailsForAMomentIsWaitedFor) {
  FlakyQueue flaky(*store_);
  settings_.workers = 1;
  worker_.emplace(fake_reader_program(), settings_, flaky, *blobs_, metrics_);
  const Job job = finished(submit(4, "unreadable@2"));
  EXPECT_EQ(job.status, JobStatus::done);
  EXPECT_EQ(job.pages_done, 4);
  EXPECT_EQ(job.warnings.size(), 1U);
  EXPECT_GT(flaky.failures(), 3);
  worker_.reset();
}

TEST_F(Working, StepsAreTakenWithThePagesThatTheyApplyTo) {
  start(skilled("vlm", [](PageInHand& hand) {
    EXPECT_FALSE(hand.cancel.stop_requested());
    hand.credits = 2;
    hand.translation = hand.page;
    hand.page.warnings.push_back({"doubtful", "It may be so.", std::nullopt});
  }));
  const Job model = finished(submit(2, "auto", "", "vlm"));
  EXPECT_EQ(model.credits, 4);
  ASSERT_EQ(model.warnings.size(), 2U);
  EXPECT_EQ(model.warnings[1].page, 1);
  EXPECT_NE(store_->next_page(model.uuid, -1)->translation, "");
  const Job plain = finished(submit(2, "auto"));
  EXPECT_EQ(plain.credits, 2);
  EXPECT_EQ(store_->next_page(plain.uuid, -1)->translation, "");
}

TEST_F(Working, PagesOfAModelKeepNoOtherPageWaiting) {
  std::atomic<bool> answered = false;
  settings_.workers = 1;
  start(skilled("vlm", [&](PageInHand& hand) {
    while (!answered && !hand.cancel.stop_requested()) std::this_thread::sleep_for(milliseconds(5));
  }));
  const std::string slow = submit(2, "auto", "", "vlm");
  EXPECT_EQ(finished(submit(5, "auto")).status, JobStatus::done);
  EXPECT_EQ(store_->job(slow)->pages_done, 0);
  answered = true;
  EXPECT_EQ(finished(slow).status, JobStatus::done);
}

TEST_F(Working, AStepHearsThatItsJobWasDeletedOrTheWorkerIsToStop) {
  std::atomic<int> begun = 0;
  std::atomic<int> given_up = 0;
  start(skilled("vlm", [&](PageInHand& hand) {
    ++begun;
    while (!hand.cancel.stop_requested()) std::this_thread::sleep_for(milliseconds(5));
    ++given_up;
    throw Error(ErrorCode::overloaded, {}, "nobody waits for it");
  }));
  const std::string deleted = submit(1, "auto", "", "vlm");
  ASSERT_TRUE(soon([&] { return begun == 1; }));
  store_->remove_job(deleted);
  ASSERT_TRUE(soon([&] { return given_up == 1; }));
  submit(1, "auto", "", "vlm");
  ASSERT_TRUE(soon([&] { return begun == 2; }));
  worker_.reset();
  EXPECT_EQ(given_up, 2);
  EXPECT_TRUE(store_->claim(Lane::model, 1, 1000, now_ms())) << "it is given back";
}

TEST_F(Working, WithoutModelsTheirPagesAreLeftToOthers) {
  start();
  const std::string uuid = submit(1, "auto", "", "vlm");
  EXPECT_EQ(finished(submit(1, "auto")).status, JobStatus::done);
  EXPECT_EQ(store_->job(uuid)->status, JobStatus::pending);
}

/// Makes data as it is told.
class TestMaker final : public DataMaker {
 public:
  using Deed = std::function<ExtractionResult(const Job&, const std::stop_token&)>;
  explicit TestMaker(Deed deed) : deed_(std::move(deed)) {}
  ExtractionResult make(const Job& job, const std::string&, const std::stop_token& cancel) override {
    return deed_(job, cancel);
  }

 private:
  const Deed deed_;
};

class Extracting : public Working {
 protected:
  void start_making(TestMaker::Deed deed) {
    PageSkills skills;
    skills.extraction =
        std::make_unique<ExtractionStep>(settings_, *store_, std::make_unique<TestMaker>(std::move(deed)));
    start(std::move(skills));
  }
  std::string submit_with_data(int pages) {
    extraction_ = ExtractionOrder{};
    return submit(pages, "auto");
  }
};

TEST_F(Extracting, EndsAJobWhoseToolMakesData) {
  start_making([](const Job& job, const std::stop_token&) {
    EXPECT_EQ(job.pages_done, 3);
    return ExtractionResult{"{\"n\":1}", {}};
  });
  const Job job = finished(submit_with_data(3));
  EXPECT_EQ(job.status, JobStatus::done);
  EXPECT_THAT(job.warnings, testing::IsEmpty());
  EXPECT_EQ(store_->extracted(job.uuid), "{\"n\":1}");
}

TEST_F(Extracting, IsTriedAgainAndThenLeavesTheTextWithAWarning) {
  std::atomic<int> tries = 0;
  start_making([&](const Job&, const std::stop_token&) -> ExtractionResult {
    if (++tries % 2 == 0) throw std::runtime_error("no");
    throw Error(ErrorCode::overloaded, {}, "the model is away");
  });
  const Job job = finished(submit_with_data(1));
  EXPECT_EQ(job.status, JobStatus::done);
  EXPECT_EQ(tries, settings_.page_tries);
  ASSERT_EQ(job.warnings.size(), 1U);
  EXPECT_EQ(job.warnings[0].code, "extraction_failed");
  EXPECT_EQ(store_->extracted(job.uuid), "");
}

TEST_F(Extracting, HearsThatTheWorkerIsToStopAndIsThenFreeForOthers) {
  std::atomic<bool> begun = false;
  start_making([&](const Job&, const std::stop_token& cancel) -> ExtractionResult {
    begun = true;
    while (!cancel.stop_requested()) std::this_thread::sleep_for(milliseconds(5));
    throw Error(ErrorCode::overloaded, {}, "nobody waits for it");
  });
  submit_with_data(1);
  ASSERT_TRUE(soon([&] { return begun.load(); }));
  worker_.reset();
  EXPECT_TRUE(store_->claim_extraction(Lane::cpu, 1000, now_ms()));
}

TEST_F(Extracting, HearsThatItsJobWasDeleted) {
  std::atomic<int> begun = 0;
  std::atomic<int> given_up = 0;
  start_making([&](const Job&, const std::stop_token& cancel) -> ExtractionResult {
    ++begun;
    while (!cancel.stop_requested()) std::this_thread::sleep_for(milliseconds(5));
    ++given_up;
    throw Error(ErrorCode::overloaded, {}, "nobody waits for it");
  });
  const std::string uuid = submit_with_data(1);
  ASSERT_TRUE(soon([&] { return begun == 1; }));
  store_->remove_job(uuid);
  EXPECT_TRUE(soon([&] { return given_up == 1; }));
}

TEST_F(Working, WithoutAReaderPagesWait) {
  const std::string uuid = submit(2, "auto");
  {
    const Worker broken("/bin/true", settings_, *store_, *blobs_, metrics_);
    std::this_thread::sleep_for(milliseconds(200));
  }
  EXPECT_EQ(store_->job(uuid)->status, JobStatus::pending);
  start();
  EXPECT_EQ(finished(uuid).status, JobStatus::done);
}

}  // namespace
}  // namespace ocrchat
