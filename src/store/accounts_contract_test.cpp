#include <atomic>
#include <chrono>
#include <thread>

#include "store/store_contract.hpp"

namespace ocrchat {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> names(const std::vector<ApiToken>& tokens) {
  std::vector<std::string> result;
  for (const ApiToken& token : tokens) result.push_back(token.name);
  return result;
}

TEST_P(StoreContract, WhoSignsUpIsNotConfirmedUntilTheyAre) {
  const Account made = store_->sign_up("Ann@Example.org ", "free", "hash", false).value();
  EXPECT_EQ(made.email, "ann@example.org");
  EXPECT_FALSE(store_->account(made.id).value().confirmed_at);
  EXPECT_EQ(store_->password_hash(made.id), "hash");
  store_->confirm_account(made.id);
  EXPECT_TRUE(store_->account_of_email("ann@example.org").value().confirmed_at);
  EXPECT_TRUE(store_->create_account("bob@example.org", "free").confirmed_at);
  EXPECT_TRUE(store_->sign_up("eve@example.org", "free", "hash", true).value().confirmed_at);
}

TEST_P(StoreContract, SigningUpWithATakenAddressChangesNothing) {
  const AccountId ann = add_account("ann@example.org");
  EXPECT_FALSE(store_->sign_up("ANN@example.org", "paid", "another hash", false));
  EXPECT_EQ(store_->account(ann).value().plan, "free");
  EXPECT_EQ(store_->password_hash(ann), "");
}

TEST_P(StoreContract, WhatIsNoAddressIsRefused) {
  for (const std::string email : {"", "@", "ann@", "@example.org", "a b@example.org", "a\n@example.org",
                                  "<a@example.org>", "\xff@example.org"}) {
    EXPECT_THROW(store_->sign_up(email, "free", "", false), Error) << email;
  }
  EXPECT_THROW(store_->sign_up(std::string(300, 'a') + "@example.org", "free", "", false), Error);
}

TEST_P(StoreContract, PlanAndStandingOfAnAccountAreChanged) {
  const AccountId ann = add_account("ann@example.org");
  store_->set_plan(ann, "paid");
  store_->set_disabled(ann, true);
  EXPECT_EQ(store_->account(ann).value().plan, "paid");
  EXPECT_TRUE(store_->account(ann).value().disabled);
  store_->set_disabled(ann, false);
  EXPECT_FALSE(store_->account(ann).value().disabled);
  EXPECT_FALSE(store_->account(ann + 1));
}

TEST_P(StoreContract, AnAccountIsNoOperatorUntilItIsMadeOne) {
  const AccountId ann = add_account("ann@example.org");
  store_->add_session(ann, "session hash", now_ms() + 60'000);
  EXPECT_FALSE(store_->account(ann).value().is_operator);
  store_->set_operator(ann, true);
  EXPECT_TRUE(store_->account_of_session("session hash").value().is_operator);
  store_->set_operator(ann, false);
  EXPECT_FALSE(store_->account(ann).value().is_operator);
}

TEST_P(StoreContract, ADisabledAccountHasNoTokensAndNoSessions) {
  const AccountId ann = add_account("ann@example.org");
  store_->add_token(ann, "laptop", "token hash", "");
  store_->add_session(ann, "session hash", now_ms() + 60'000);
  store_->set_disabled(ann, true);
  EXPECT_FALSE(store_->account_of_token("token hash"));
  EXPECT_FALSE(store_->account_of_session("session hash"));
  store_->set_disabled(ann, false);
  EXPECT_TRUE(store_->account_of_token("token hash"));
}

TEST_P(StoreContract, TokensHaveNamesAndAreListedAsTheyWereMade) {
  const AccountId ann = add_account("ann@example.org");
  const ApiToken laptop = store_->add_token(ann, "laptop", "hash 1", "sealed 1");
  std::this_thread::sleep_for(std::chrono::milliseconds(2));
  store_->add_token(ann, "phone", "hash 2", "");
  store_->add_token(add_account("bob@example.org"), "laptop", "hash 3", "");
  EXPECT_THAT(names(store_->tokens(ann)), ElementsAre("laptop", "phone"));
  EXPECT_EQ(store_->tokens(ann).front().id, laptop.id);
  EXPECT_EQ(store_->tokens(ann).front().sealed, "sealed 1");
  EXPECT_FALSE(store_->tokens(ann).front().last_used_at);
  EXPECT_TRUE(store_->account_of_token("hash 1"));
  EXPECT_TRUE(store_->tokens(ann).front().last_used_at);
  EXPECT_THROW(store_->add_token(ann, "laptop", "hash 4", ""), Error);
}

TEST_P(StoreContract, ATokenIsRenamedAndRevokedByItsOwnerOnly) {
  const AccountId ann = add_account("ann@example.org");
  const AccountId bob = add_account("bob@example.org");
  const std::string id = store_->add_token(ann, "laptop", "hash 1", "").id;
  store_->add_token(ann, "phone", "hash 2", "");
  EXPECT_FALSE(store_->rename_token(bob, id, "mine"));
  EXPECT_FALSE(store_->remove_token(bob, id));
  EXPECT_THROW(store_->rename_token(ann, id, "phone"), Error);
  EXPECT_TRUE(store_->rename_token(ann, id, "desk"));
  EXPECT_TRUE(store_->rename_token(ann, id, "desk"));
  EXPECT_TRUE(store_->account_of_token("hash 1"));
  EXPECT_TRUE(store_->remove_token(ann, id));
  EXPECT_FALSE(store_->remove_token(ann, id));
  EXPECT_FALSE(store_->account_of_token("hash 1"));
  EXPECT_THAT(names(store_->tokens(ann)), ElementsAre("phone"));
}

TEST_P(StoreContract, ASessionLastsUntilItExpiresOrIsEnded) {
  const AccountId ann = add_account("ann@example.org");
  store_->add_session(ann, "one", now_ms() + 60'000);
  store_->add_session(ann, "over", now_ms() - 1);
  EXPECT_EQ(store_->account_of_session("one").value().id, ann);
  EXPECT_FALSE(store_->account_of_session("over"));
  EXPECT_FALSE(store_->account_of_session("unknown"));
  store_->remove_session("one");
  EXPECT_FALSE(store_->account_of_session("one"));
}

TEST_P(StoreContract, ANewPasswordEndsOtherSessionsAndCodes) {
  const AccountId ann = add_account("ann@example.org");
  store_->add_session(ann, "here", now_ms() + 60'000);
  store_->add_session(ann, "there", now_ms() + 60'000);
  store_->add_code("code", {ann, "reset", "", now_ms() + 60'000});
  store_->set_password(ann, "new hash", "here");
  EXPECT_EQ(store_->password_hash(ann), "new hash");
  EXPECT_TRUE(store_->account_of_session("here"));
  EXPECT_FALSE(store_->account_of_session("there"));
  EXPECT_FALSE(store_->take_code("code", "reset"));
}

TEST_P(StoreContract, ACodeIsGoodOnceForItsPurposeAndForAWhile) {
  const AccountId ann = add_account("ann@example.org");
  store_->add_code("code", {ann, "confirm", "hash", now_ms() + 60'000});
  store_->add_code("late", {ann, "confirm", "", now_ms() - 1});
  EXPECT_FALSE(store_->take_code("code", "reset"));
  const OneTimeCode taken = store_->take_code("code", "confirm").value();
  EXPECT_EQ(taken.account, ann);
  EXPECT_EQ(taken.password_hash, "hash");
  EXPECT_FALSE(store_->take_code("code", "confirm"));
  EXPECT_FALSE(store_->take_code("late", "confirm"));
}

TEST_P(StoreContract, ACodeTakenByManyAtOnceIsGivenToOne) {
  store_->add_code("code", {add_account("ann@example.org"), "reset", "", now_ms() + 60'000});
  std::atomic<int> given = 0;
  {
    std::vector<std::jthread> takers;
    for (int i = 0; i < 4; ++i) {
      takers.emplace_back([&] { given += store_->take_code("code", "reset") ? 1 : 0; });
    }
  }
  EXPECT_EQ(given, 1);
}

TEST_P(StoreContract, AttemptsAreCountedInAWindowThatBeginsWithTheFirst) {
  EXPECT_EQ(store_->count_attempt("ann", 100, 1000).count, 1);
  EXPECT_EQ(store_->count_attempt("ann", 100, 1050).count, 2);
  EXPECT_EQ(store_->count_attempt("ann", 100, 1099).resets_at, 1100);
  EXPECT_EQ(store_->count_attempt("bob", 100, 1099).count, 1);
  EXPECT_EQ(store_->count_attempt("ann", 100, 1100).count, 1);
  store_->forgive_attempt("ann");
  store_->forgive_attempt("ann");
  EXPECT_EQ(store_->count_attempt("ann", 100, 1101).count, 1);
}

TEST_P(StoreContract, NoAttemptIsLostBetweenMany) {
  {
    std::vector<std::jthread> callers;
    for (int i = 0; i < 4; ++i) {
      callers.emplace_back([&] {
        for (int n = 0; n < 5; ++n) store_->count_attempt("ann", 1000, 0);
      });
    }
  }
  EXPECT_EQ(store_->count_attempt("ann", 1000, 0).count, 21);
}

TEST_P(StoreContract, AnAccountIsRemovedOnceItsJobsAre) {
  const AccountId ann = add_account("ann@example.org");
  const std::string owner = "account:" + std::to_string(ann);
  store_->add_token(ann, "laptop", "token hash", "");
  store_->add_session(ann, "session hash", now_ms() + 60'000);
  store_->add_code("code", {ann, "reset", "", now_ms() + 60'000});
  store_->reserve_key(owner, "key", "payload");
  store_->grant(owner, 7, "gift", "");
  const std::string uuid = add_job(1, ann);
  EXPECT_FALSE(store_->remove_account(ann));
  store_->remove_job(uuid);
  EXPECT_TRUE(store_->remove_account(ann));
  EXPECT_FALSE(store_->account(ann) || store_->account_of_email("ann@example.org"));
  EXPECT_FALSE(store_->account_of_token("token hash") || store_->account_of_session("session hash"));
  EXPECT_FALSE(store_->take_code("code", "reset") || store_->reserve_key(owner, "key", "other payload"));
  EXPECT_EQ(store_->ledger_totals().granted, 7);
  EXPECT_THAT(store_->verify_ledger(), IsEmpty());
  EXPECT_THAT(store_->leftovers(0), IsEmpty());
  EXPECT_GT(add_account("ann@example.org"), ann);
}

TEST_P(StoreContract, WhatExpiredLongAgoIsRemovedWithTheLeftovers) {
  const AccountId ann = add_account("ann@example.org");
  store_->add_session(ann, "session", 1000);
  store_->add_code("code", {ann, "reset", "", 1000});
  store_->count_attempt("ann", 500, 500);
  EXPECT_EQ(store_->remove_leftovers(1000), 0);
  EXPECT_EQ(store_->remove_leftovers(1001), 3);
}

}  // namespace
}  // namespace ocrchat
