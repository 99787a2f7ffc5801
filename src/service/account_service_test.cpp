#include "service/account_service.hpp"

#include "service/service_fixture.hpp"

namespace ocrchat {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr const char* kPassword = "correct horse";
constexpr const char* kOtherPassword = "battery staple";

/// Keeps the mails instead of sending them.
class RecordingMailer final : public Mailer {
 public:
  struct Mail {
    std::string to;
    std::string subject;
    std::string text;
  };
  void send(const std::string& to, const std::string& subject, const std::string& text) override {
    mails.push_back({to, subject, text});
  }
  /// The code in the last mail.
  std::string code() const {
    const std::string& text = mails.back().text;
    return text.substr(text.find("\n\n    ") + 6, 32);
  }
  std::vector<Mail> mails;
};

class AccountServiceTest : public ServiceTest {
 protected:
  AccountServiceTest() { serve(&mailer_); }
  void serve(Mailer* mailer) {
    accounts_ = std::make_unique<AccountService>(settings_, *store_, *blobs_, secrets_, mailer);
  }
  SignedUp sign_up(const std::string& email, const std::string& password = kPassword) {
    const SignedUp result = accounts_->sign_up(email, password, client_.ip);
    accounts_->wait_for_background();
    return result;
  }
  void request_reset(const std::string& email) {
    accounts_->request_reset(email, client_.ip);
    accounts_->wait_for_background();
  }
  /// A confirmed account with `kPassword`.
  Account member(const std::string& email) {
    const Account account = store_->create_account(email, "free");
    accounts_->set_password(account, kPassword);
    return account;
  }
  Login log_in(const std::string& email, const std::string& password = kPassword) {
    return accounts_->log_in(email, password, client_);
  }
  Caller session_of(const Login& login) {
    return accounts_->caller_of_session(login.session, client_.ip).value();
  }

  const Client client_{"192.0.2.1", ""};
  RecordingMailer mailer_;
  std::unique_ptr<AccountService> accounts_;
};

TEST_F(AccountServiceTest, WhoSignsUpLogsInOnceTheAddressIsConfirmed) {
  EXPECT_EQ(sign_up("ann@example.org"), SignedUp::mailed);
  refused(ErrorCode::login_failed, [&] { log_in("ann@example.org"); });
  ASSERT_THAT(mailer_.mails, SizeIs(1));
  EXPECT_EQ(mailer_.mails[0].to, "ann@example.org");
  accounts_->confirm(mailer_.code());
  const Login login = log_in("Ann@example.org");
  EXPECT_EQ(login.account.plan, "free");
  EXPECT_EQ(session_of(login).account->email, "ann@example.org");
  refused(ErrorCode::bad_field, [&] { accounts_->confirm(mailer_.code()); });
}

TEST_F(AccountServiceTest, MailsLeadToThePageThatTakesTheirCodeWhereTheServerKnowsItsAddress) {
  settings_.public_url = "https://ocr.example/sub/";
  EXPECT_EQ(sign_up("ann@example.org"), SignedUp::mailed);
  EXPECT_THAT(mailer_.mails.back().text,
              HasSubstr("\n    https://ocr.example/sub/confirm?code=" + mailer_.code() + "\n"));
  settings_.public_url = "";
  EXPECT_EQ(sign_up("bob@example.org"), SignedUp::mailed);
  EXPECT_THAT(mailer_.mails.back().text, Not(HasSubstr("confirm?code=")));
}

TEST_F(AccountServiceTest, ATakenAddressIsAnsweredAsAFreeOneAndItsOwnerIsTold) {
  member("ann@example.org");
  const SignedUp taken = sign_up("ann@example.org", kOtherPassword);
  EXPECT_EQ(taken, sign_up("bob@example.org"));
  EXPECT_EQ(mailer_.mails.at(0).to, "ann@example.org");
  EXPECT_THAT(mailer_.mails.at(0).text, HasSubstr("has an account already"));
  refused(ErrorCode::login_failed, [&] { log_in("ann@example.org", kOtherPassword); });
  EXPECT_NO_THROW(log_in("ann@example.org"));
}

TEST_F(AccountServiceTest, OfSeveralSignUpsTheConfirmedOneSetsThePassword) {
  sign_up("ann@example.org", kOtherPassword);
  sign_up("ann@example.org", kPassword);
  ASSERT_THAT(mailer_.mails, SizeIs(2));
  accounts_->confirm(mailer_.code());
  EXPECT_NO_THROW(log_in("ann@example.org", kPassword));
  refused(ErrorCode::login_failed, [&] { log_in("ann@example.org", kOtherPassword); });
}

TEST_F(AccountServiceTest, WithoutMailTheOperatorConfirms) {
  serve(nullptr);
  EXPECT_EQ(sign_up("ann@example.org"), SignedUp::waits_for_operator);
  refused(ErrorCode::login_failed, [&] { log_in("ann@example.org"); });
  store_->confirm_account(store_->account_of_email("ann@example.org").value().id);
  EXPECT_NO_THROW(log_in("ann@example.org"));
  request_reset("ann@example.org");
  EXPECT_THAT(mailer_.mails, IsEmpty());
}

TEST_F(AccountServiceTest, WhereNothingIsConfirmedAnAccountIsReadyAtOnce) {
  settings_.confirm_accounts = false;
  EXPECT_EQ(sign_up("ann@example.org"), SignedUp::ready);
  EXPECT_NO_THROW(log_in("ann@example.org"));
  refused(ErrorCode::bad_field, [&] { sign_up("ann@example.org"); });
}

TEST_F(AccountServiceTest, SigningUpNeedsAnAddressAPasswordAndAnOpenDoor) {
  refused(ErrorCode::bad_field, [&] { sign_up("ann"); });
  refused(ErrorCode::bad_field, [&] { sign_up("ann@example.org", "short"); });
  settings_.sign_up = false;
  refused(ErrorCode::not_found, [&] { sign_up("ann@example.org"); });
}

TEST_F(AccountServiceTest, AFailedLoginDoesNotSayWhy) {
  member("ann@example.org");
  store_->set_disabled(member("off@example.org").id, true);
  sign_up("new@example.org");
  store_->create_account("bare@example.org", "free");
  const auto answer = [&](const std::string& email, const std::string& password) {
    return refused(ErrorCode::login_failed, [&] { log_in(email, password); });
  };
  const std::string wrong = answer("ann@example.org", "wrong password");
  EXPECT_EQ(answer("nobody@example.org", kPassword), wrong);
  EXPECT_EQ(answer("off@example.org", kPassword), wrong);
  EXPECT_EQ(answer("new@example.org", kPassword), wrong);
  EXPECT_EQ(answer("bare@example.org", ""), wrong);
}

TEST_F(AccountServiceTest, ASessionEndsWithTheLogOut) {
  member("ann@example.org");
  const Login login = log_in("ann@example.org");
  EXPECT_EQ(session_of(login).owner, "account:1");
  accounts_->log_out(login.session);
  EXPECT_FALSE(accounts_->caller_of_session(login.session, client_.ip));
  EXPECT_FALSE(accounts_->caller_of_session("unknown", client_.ip));
}

TEST_F(AccountServiceTest, EverySessionHasACsrfTokenOfItsOwn) {
  member("ann@example.org");
  const std::string one = log_in("ann@example.org").session;
  const std::string other = log_in("ann@example.org").session;
  EXPECT_EQ(accounts_->csrf_token(one), accounts_->csrf_token(one));
  EXPECT_NE(accounts_->csrf_token(one), accounts_->csrf_token(other));
}

TEST_F(AccountServiceTest, AResetSetsThePasswordAndEndsSessions) {
  member("ann@example.org");
  const Login before = log_in("ann@example.org");
  request_reset("ann@example.org");
  const std::string code = mailer_.code();
  refused(ErrorCode::bad_field, [&] { accounts_->confirm(code); });
  refused(ErrorCode::bad_field, [&] { accounts_->reset(code, "short"); });
  const Login after = accounts_->reset(code, kOtherPassword);
  EXPECT_EQ(session_of(after).account->email, "ann@example.org");
  EXPECT_FALSE(accounts_->caller_of_session(before.session, client_.ip));
  EXPECT_NO_THROW(log_in("ann@example.org", kOtherPassword));
  refused(ErrorCode::bad_field, [&] { accounts_->reset(code, kPassword); });
}

TEST_F(AccountServiceTest, AResetOfNobodyMailsNobody) {
  request_reset("nobody@example.org");
  EXPECT_THAT(mailer_.mails, IsEmpty());
}

TEST_F(AccountServiceTest, AnAddressIsNotFloodedWithMails) {
  member("ann@example.org");
  for (int i = 0; i < LoginGuard::kMostMails + 3; ++i) request_reset("ann@example.org");
  EXPECT_THAT(mailer_.mails, SizeIs(LoginGuard::kMostMails));
}

TEST_F(AccountServiceTest, ANewPasswordNeedsTheOldOneAndEndsOtherSessions) {
  member("ann@example.org");
  const Login here = log_in("ann@example.org");
  const Login there = log_in("ann@example.org");
  const Caller caller = session_of(here);
  refused(ErrorCode::login_failed, [&] { accounts_->change_password(caller, "wrong", kOtherPassword); });
  accounts_->change_password(caller, kPassword, kOtherPassword);
  EXPECT_NO_THROW(session_of(here));
  EXPECT_FALSE(accounts_->caller_of_session(there.session, client_.ip));
  EXPECT_NO_THROW(log_in("ann@example.org", kOtherPassword));
}

TEST_F(AccountServiceTest, GuessingIsSlowedWhileTheOwnersBrowserIsLetIn) {
  member("ann@example.org");
  const std::string device = log_in("ann@example.org").device;
  for (int i = 0; i < LoginGuard::kMostOfAccount; ++i) {
    const Client guesser{"198.51.100." + std::to_string(i), ""};
    refused(ErrorCode::login_failed, [&] { accounts_->log_in("ann@example.org", "guess", guesser); });
  }
  try {
    accounts_->log_in("ann@example.org", kPassword, {"203.0.113.9", std::string(96, '0')});
    FAIL() << "a device cookie that is not ours is none";
  } catch (const TooManyAttempts& refusal) {
    EXPECT_GT(refusal.seconds(), 0);
    EXPECT_LE(refusal.seconds(), 15 * 60);
  }
  EXPECT_NO_THROW(accounts_->log_in("ann@example.org", kPassword, {"192.0.2.1", device}));
}

TEST_F(AccountServiceTest, AnAddressWithoutAnAccountIsCountedAlike) {
  for (int i = 0; i < LoginGuard::kMostOfAccount; ++i) {
    refused(ErrorCode::login_failed, [&] { log_in("nobody@example.org"); });
  }
  refused(ErrorCode::too_many_requests, [&] { log_in("nobody@example.org"); });
}

TEST_F(AccountServiceTest, AKnownBrowserIsCountedByItselfAndForItsAccountOnly) {
  member("ann@example.org");
  member("bob@example.org");
  const Client known{client_.ip, log_in("ann@example.org").device};
  for (int i = 0; i < LoginGuard::kMostOfDevice; ++i) {
    refused(ErrorCode::login_failed, [&] { accounts_->log_in("ann@example.org", "guess", known); });
  }
  refused(ErrorCode::too_many_requests, [&] { accounts_->log_in("ann@example.org", kPassword, known); });
  EXPECT_NO_THROW(log_in("ann@example.org"));
  EXPECT_NO_THROW(accounts_->log_in("bob@example.org", kPassword, known));
}

TEST_F(AccountServiceTest, LoginsThatSucceedAreNotCounted) {
  member("ann@example.org");
  for (int i = 0; i < LoginGuard::kMostOfAccount + 2; ++i) log_in("ann@example.org");
}

TEST_F(AccountServiceTest, ATokenIsShownToASessionAndNeverToAToken) {
  member("ann@example.org");
  const Caller session = session_of(log_in("ann@example.org"));
  const ShownToken made = accounts_->create_token(session, " laptop ");
  EXPECT_EQ(made.token.name, "laptop");
  const Caller bearer = service_->authenticate(made.secret, client_.ip);
  EXPECT_EQ(accounts_->tokens(session).at(0).secret, made.secret);
  EXPECT_EQ(accounts_->tokens(bearer).at(0).secret, std::nullopt);
  EXPECT_EQ(accounts_->tokens(bearer).at(0).token.name, "laptop");
  refused(ErrorCode::session_required, [&] { accounts_->create_token(bearer, "another"); });
  refused(ErrorCode::session_required, [&] { accounts_->revoke_token(bearer, made.token.id); });
  refused(ErrorCode::session_required, [&] { accounts_->remove(bearer, kPassword); });
}

TEST_F(AccountServiceTest, ATokenOfBeforeSealingIsListedWithoutItsSecret) {
  const Account ann = member("ann@example.org");
  store_->add_token(ann.id, "old", "hash", "");
  EXPECT_EQ(accounts_->tokens(session_of(log_in("ann@example.org"))).at(0).secret, std::nullopt);
}

TEST_F(AccountServiceTest, TokensAreRenamedAndRevoked) {
  member("ann@example.org");
  member("bob@example.org");
  const Caller ann = session_of(log_in("ann@example.org"));
  const Caller bob = session_of(log_in("bob@example.org"));
  const ShownToken made = accounts_->create_token(ann, "laptop");
  refused(ErrorCode::bad_field, [&] { accounts_->create_token(ann, "laptop"); });
  refused(ErrorCode::bad_field, [&] { accounts_->create_token(ann, " "); });
  refused(ErrorCode::bad_field, [&] { accounts_->create_token(ann, "a\nb"); });
  refused(ErrorCode::not_found, [&] { accounts_->rename_token(bob, made.token.id, "mine"); });
  EXPECT_EQ(accounts_->rename_token(ann, made.token.id, "desk").secret, made.secret);
  refused(ErrorCode::not_found, [&] { accounts_->revoke_token(bob, made.token.id); });
  accounts_->revoke_token(ann, made.token.id);
  refused(ErrorCode::token_invalid, [&] { service_->authenticate(made.secret, client_.ip); });
}

TEST_F(AccountServiceTest, AnAccountIsDeletedWithAllThatItHad) {
  member("ann@example.org");
  const Caller caller = session_of(log_in("ann@example.org"));
  const std::string secret = accounts_->create_token(caller, "laptop").secret.value();
  submit(caller);
  submit(caller);
  EXPECT_EQ(files(), 2U);
  refused(ErrorCode::login_failed, [&] { accounts_->remove(caller, "wrong"); });
  accounts_->remove(caller, kPassword);
  EXPECT_EQ(files(), 0U);
  EXPECT_FALSE(store_->account_of_email("ann@example.org"));
  EXPECT_FALSE(accounts_->caller_of_session(caller.session, client_.ip));
  refused(ErrorCode::token_invalid, [&] { service_->authenticate(secret, client_.ip); });
  EXPECT_THAT(store_->verify_ledger(), IsEmpty());
  EXPECT_THAT(store_->leftovers(0), IsEmpty());
}

TEST_F(AccountServiceTest, TheStandingNamesPlanAllowanceAndUse) {
  const Account ann = member("ann@example.org");
  const Caller caller = session_of(log_in("ann@example.org"));
  store_->grant("account:" + std::to_string(ann.id), 20, "gift", "");
  submit(caller);
  read_all();
  const AccountStanding standing = accounts_->standing(caller);
  EXPECT_EQ(standing.plan.name, "free");
  EXPECT_EQ(standing.standing.cap, 500);
  EXPECT_EQ(standing.standing.used, 3);
  EXPECT_EQ(standing.standing.credits, 20);
  ASSERT_THAT(standing.usage, SizeIs(1));
  EXPECT_EQ(standing.usage[0].pages, 3);
  refused(ErrorCode::token_missing, [&] { accounts_->standing(anonymous_); });
}

TEST(Background, DoesInOrderWhatItWasGivenAlsoAtItsEnd) {
  std::vector<int> done;
  {
    Background background;
    for (int i = 0; i < 3; ++i) background.run([&, i] { done.push_back(i); });
  }
  EXPECT_THAT(done, ElementsAre(0, 1, 2));
}

TEST(Background, OutlivesWhatFailsAndRefusesWhatIsTooMuch) {
  Background background(1);
  background.run([] { throw Error(ErrorCode::internal); });
  background.wait();
  Background none(0);
  refused(ErrorCode::overloaded, [&] { none.run([] {}); });
}

}  // namespace
}  // namespace ocrchat
