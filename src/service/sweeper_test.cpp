#include "service/sweeper.hpp"

#include "service/service_fixture.hpp"

namespace ocrchat {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr Millis kLater = 25LL * 3'600'000;

class Sweeping : public ServiceTest {
 protected:
  std::string orphan() {
    const std::string key = new_uuid();
    blobs_->begin_upload()->keep(key);
    return key;
  }
  Sweeper sweeper_{*store_, *blobs_};
};

TEST_F(Sweeping, DeletesWhatHasExpiredAndNothingElse) {
  for (Plan& plan : settings_.plans) plan.retention_hours = 48;
  const std::string kept = submit().job.uuid;
  for (Plan& plan : settings_.plans) plan.retention_hours = 1;
  const std::string expired = submit().job.uuid;
  EXPECT_THAT(sweeper_.leftovers(now_ms() + kLater, 0), ElementsAre("1 jobs that have expired"));
  EXPECT_EQ(sweeper_.sweep(now_ms() + kLater), 1);
  refused(ErrorCode::not_found, [&] { service_->find(anonymous_, expired); });
  EXPECT_EQ(service_->find(anonymous_, kept).uuid, kept);
  EXPECT_THAT(blobs_->keys(), ElementsAre(kept));
  EXPECT_THAT(sweeper_.leftovers(now_ms() + kLater, 0), IsEmpty());
}

TEST_F(Sweeping, TheSecondSweepDeletesDocumentsWithoutAJob) {
  const std::string kept = submit().job.uuid;
  orphan();
  sweeper_.sweep(now_ms());
  EXPECT_EQ(files(), 2U) << "its job may be on the way";
  sweeper_.sweep(now_ms());
  EXPECT_THAT(blobs_->keys(), ElementsAre(kept));
}

TEST_F(Sweeping, LeftoversAreTold) {
  submit();
  EXPECT_THAT(sweeper_.leftovers(now_ms(), 0), IsEmpty());
  orphan();
  EXPECT_THAT(sweeper_.leftovers(now_ms(), 0), ElementsAre("1 documents without a job"));
}

}  // namespace
}  // namespace ocrchat
