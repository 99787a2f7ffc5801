#include "store/store_contract.hpp"

namespace ocrchat {
namespace {

using testing::HasSubstr;
using testing::Not;

class CallbackContract : public StoreContract {
 protected:
  void SetUp() override {
    StoreContract::SetUp();
    account_ = add_account("ann@example.org");
  }
  std::string add(const std::string& url) {
    NewJob job = new_job(1, account_);
    job.request.callback_url = url;
    return store_->create_job(job, "").uuid;
  }
  void end_one() { ASSERT_TRUE(store_->settle(claim(1), read(0), 5)); }
  AccountId account_ = 0;
};

INSTANTIATE_TEST_SUITE_P(Stores, CallbackContract, testing::ValuesIn(store_factories()),
                         [](const auto& test) { return test.param.name; });

TEST_P(CallbackContract, AJobThatEndsOwesOneIfItWasAskedFor) {
  const std::string uuid = add("https://example.org/hook");
  EXPECT_FALSE(store_->take_callback({}, 1000, 100)) << "it has not ended";
  end_one();
  const Callback callback = store_->take_callback({}, 1000, 100).value();
  EXPECT_EQ(callback.job, uuid);
  EXPECT_EQ(callback.account, account_);
  EXPECT_EQ(callback.url, "https://example.org/hook");
  EXPECT_THAT(callback.payload, HasSubstr("\"event\":\"job.done\""));
  EXPECT_THAT(callback.payload, HasSubstr(uuid));
  EXPECT_THAT(callback.payload, HasSubstr(callback.event));
  EXPECT_THAT(callback.payload, HasSubstr("\"credits\":1"));
  add("");
  end_one();
  EXPECT_FALSE(store_->take_callback({}, 1000, 100)) << "nobody asked, and the first is taken";
}

TEST_P(CallbackContract, AFailedJobOwesOneToo) {
  add("https://example.org/hook");
  ASSERT_EQ(store_->fail(claim(1), timed_out(0, true), {1}, 5), true);
  const std::string payload = store_->take_callback({}, 1000, 100).value().payload;
  EXPECT_THAT(payload, HasSubstr("\"event\":\"job.failed\""));
  EXPECT_THAT(payload, HasSubstr("\"error_code\":\"page_timeout\""));
}

TEST_P(CallbackContract, OneWhoseMakerDiedIsTakenAgainWithTheSameName) {
  add("https://example.org/hook");
  end_one();
  const Callback first = store_->take_callback({}, 1000, 100).value();
  EXPECT_FALSE(store_->take_callback({}, 1000, 1099));
  EXPECT_EQ(store_->take_callback({}, 1000, 1100).value().event, first.event);
}

TEST_P(CallbackContract, AccountsThatAreBusyWaitWhileOthersAreServed) {
  add("https://example.org/hook");
  end_one();
  EXPECT_FALSE(store_->take_callback({99, account_}, 1000, 100));
  EXPECT_TRUE(store_->take_callback({99}, 1000, 100));
}

TEST_P(CallbackContract, OneThatWasMadeIsForgotten) {
  add("https://example.org/hook");
  end_one();
  store_->callback_made(store_->take_callback({}, 1000, 100).value().id);
  EXPECT_FALSE(store_->take_callback({}, 1000, 9999));
  EXPECT_TRUE(store_->callbacks_given_up(10).empty());
}

TEST_P(CallbackContract, OneThatFailedComesAgainUntilItIsGivenUpForTheOperatorToSee) {
  const std::string uuid = add("https://example.org/hook");
  end_one();
  const std::int64_t id = store_->take_callback({}, 1000, 100).value().id;
  store_->callback_failed(id, "503", 500);
  EXPECT_FALSE(store_->take_callback({}, 1000, 499));
  EXPECT_EQ(store_->take_callback({}, 1000, 500).value().tries, 1);
  store_->callback_failed(id, "timeout", std::nullopt);
  EXPECT_FALSE(store_->take_callback({}, 1000, 1'000'000));
  const auto given_up = store_->callbacks_given_up(10);
  ASSERT_EQ(given_up.size(), 1U);
  EXPECT_EQ(given_up.front().outcome, "timeout");
  EXPECT_EQ(given_up.front().tries, 2);
  store_->remove_job(uuid);
  EXPECT_EQ(store_->callbacks_given_up(10).size(), 1U) << "it outlives its job";
  store_->remove_leftovers(now_ms());
  EXPECT_TRUE(store_->callbacks_given_up(10).empty());
}

}  // namespace
}  // namespace ocrchat
