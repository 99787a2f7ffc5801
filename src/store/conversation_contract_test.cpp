#include "store/store_contract.hpp"

namespace ocrchat {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const ChatMessage kQuestion{"user", "What is the total?", "[]", true, 1000};
const ChatMessage kAnswer{"assistant", "The total is $42 (p. 1).", R"([{"page":1}])", true, 1001};
const ChatMessage kNothing{"assistant", "Not found in this document.", "[]", false, 1003};

class ConversationContract : public StoreContract {
 protected:
  void SetUp() override {
    StoreContract::SetUp();
    account_ = add_account("ann@example.org");
    job_ = add_job(1, account_);
  }
  AccountId account_ = 0;
  std::string job_;
};

INSTANTIATE_TEST_SUITE_P(Stores, ConversationContract, testing::ValuesIn(store_factories()),
                         [](const auto& test) { return test.param.name; });

TEST_P(ConversationContract, BeginsEmptyAndNameless) {
  EXPECT_EQ(store_->conversation(job_, account_).id, "");
  EXPECT_THAT(store_->conversation(job_, account_).messages, IsEmpty());
  EXPECT_THAT(store_->conversation("unknown", account_).messages, IsEmpty());
}

TEST_P(ConversationContract, KeepsItsTurnsInOrderUnderOneName) {
  const std::string id = store_->add_turn(job_, account_, kQuestion, kAnswer);
  EXPECT_EQ(id.size(), 32U);
  EXPECT_EQ(store_->add_turn(job_, account_, kQuestion, kNothing), id);
  const Conversation said = store_->conversation(job_, account_);
  EXPECT_EQ(said.id, id);
  EXPECT_THAT(said.messages, ElementsAre(kQuestion, kAnswer, kQuestion, kNothing));
}

TEST_P(ConversationContract, IsOneAccountsAboutOneJob) {
  const AccountId other = add_account("bob@example.org");
  const std::string mine = store_->add_turn(job_, account_, kQuestion, kAnswer);
  EXPECT_THAT(store_->conversation(job_, other).messages, IsEmpty());
  EXPECT_NE(store_->add_turn(job_, other, kQuestion, kNothing), mine);
  EXPECT_NE(store_->add_turn(add_job(1, account_), account_, kQuestion, kNothing), mine);
  EXPECT_THAT(store_->conversation(job_, account_).messages, ElementsAre(kQuestion, kAnswer));
}

TEST_P(ConversationContract, IsForgottenWhenAskedTo) {
  store_->add_turn(job_, account_, kQuestion, kAnswer);
  EXPECT_TRUE(store_->forget_conversation(job_, account_));
  EXPECT_THAT(store_->conversation(job_, account_).messages, IsEmpty());
  EXPECT_FALSE(store_->forget_conversation(job_, account_));
}

TEST_P(ConversationContract, GoesWithItsJobAndTakesNoMoreTurns) {
  store_->add_turn(job_, account_, kQuestion, kAnswer);
  store_->remove_job(job_);
  EXPECT_THAT(store_->conversation(job_, account_).messages, IsEmpty());
  EXPECT_EQ(store_->add_turn(job_, account_, kQuestion, kAnswer), "");
  EXPECT_THAT(store_->leftovers(0), IsEmpty());
}

TEST_P(ConversationContract, GoesWithItsAccount) {
  const std::string job = add_job(1);
  store_->add_turn(job, account_, kQuestion, kAnswer);
  store_->remove_job(job_);  // an account with jobs stays
  EXPECT_TRUE(store_->remove_account(account_));
  EXPECT_THAT(store_->conversation(job, account_).messages, IsEmpty());
  EXPECT_THAT(store_->leftovers(0), IsEmpty());
}

}  // namespace
}  // namespace ocrchat
