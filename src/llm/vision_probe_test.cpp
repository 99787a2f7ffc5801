#include "llm/vision_probe.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "llm/data_url.hpp"

namespace ocrchat {
namespace {

using testing::HasSubstr;

/// Answers what it is told to.
class ScriptedLlm final : public Llm {
 public:
  explicit ScriptedLlm(std::function<std::string()> answer) : answer_(std::move(answer)) {}
  std::string model(Role) override { return ""; }
  bool has(Role) const override { return true; }
  Completion complete(const CompletionRequest& request) override {
    asked = request;
    Completion completion;
    completion.text = answer_();
    completion.model = "reader";
    return completion;
  }

  CompletionRequest asked;

 private:
  std::function<std::string()> answer_;
};

VisionVerdict verdict(const std::string& answer) {
  ScriptedLlm llm([&] { return answer; });
  return probe_vision(llm, data_url("image/png", as_bytes("png")), "HK7M3XWC");
}

VisionVerdict verdict_of_failure(const Error& error) {
  ScriptedLlm llm([&]() -> std::string { throw error; });
  return probe_vision(llm, "data:image/png;base64,", "HK7M3XWC");
}

TEST(ProbeVision, BelievesAModelThatReadsTheCodeBack) {
  for (const char* answer : {"HK7M3XWC", "hk7m3xwc\n", "The text is: **HK7M 3XWC**.", "HK7N3XWC"}) {
    EXPECT_EQ(verdict(answer).sight, Sight::reads) << answer;
  }
  EXPECT_EQ(verdict("HK7M3XWC").model, "reader");
}

TEST(ProbeVision, FindsAModelThatAnswersWithoutLooking) {
  for (const char* answer :
       {"", "I see a beautiful page.", "ABCDEFGH", "HK7M3", "Once upon a time there was"}) {
    EXPECT_EQ(verdict(answer).sight, Sight::blind) << answer;
  }
  EXPECT_THAT(verdict("a nice \xF0\x9F\x98\x80 day").why, HasSubstr("nice"));
}

TEST(ProbeVision, SaysWhyNobodyCouldBeAsked) {
  const VisionVerdict busy = verdict_of_failure(Error(ErrorCode::overloaded, {}, "llm: http://gpu: refused"));
  EXPECT_EQ(busy.sight, Sight::unreachable);
  EXPECT_THAT(busy.why, HasSubstr("http://gpu: refused"));
  EXPECT_THAT(verdict_of_failure(Error(ErrorCode::engine_not_configured)).why, HasSubstr("vision-urls"));
  EXPECT_EQ(verdict_of_failure(Error(ErrorCode::internal, {}, "500: image input is not supported")).sight,
            Sight::blind);
}

TEST(ProbeVision, SendsThePicture) {
  ScriptedLlm llm([] { return std::string(); });
  probe_vision(llm, data_url("image/png", as_bytes("png")), probe_code());
  EXPECT_EQ(llm.asked.messages.at(0).image_data_url, "data:image/png;base64,cG5n");
}

TEST(ProbeCode, IsNewEachTime) {
  EXPECT_EQ(probe_code().size(), 8U);
  EXPECT_NE(probe_code(), probe_code());
}

}  // namespace
}  // namespace ocrchat
