#pragma once

#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "store/connections.hpp"
#include "store/dialect.hpp"
#include "store/job_rows.hpp"
#include "store/store.hpp"

namespace ocrchat {

/// The store over SQL, the same for every dialect. `writers` lends connections for transactions that write,
/// `readers` for the others.
class SqlStore : public Store {
 public:
  SqlStore(const Dialect& dialect, std::unique_ptr<Connections> writers,
           std::unique_ptr<Connections> readers);

  Doorbell& doorbell() override { return doorbell_; }

  Account create_account(const std::string& email, const std::string& plan) override;
  std::vector<Account> accounts() override;
  std::optional<Account> sign_up(const std::string& email, const std::string& plan,
                                 const std::string& password_hash, bool confirmed) override;
  std::optional<Account> account(AccountId id) override;
  std::optional<Account> account_of_email(const std::string& email) override;
  void set_plan(AccountId id, const std::string& plan) override;
  void set_disabled(AccountId id, bool disabled) override;
  void set_operator(AccountId id, bool is_operator) override;
  void confirm_account(AccountId id) override;
  std::string password_hash(AccountId id) override;
  void set_password(AccountId id, const std::string& hash, const std::string& session_to_keep) override;
  bool remove_account(AccountId id) override;

  ApiToken add_token(AccountId account, const std::string& name, const std::string& hash,
                     const std::string& sealed) override;
  std::vector<ApiToken> tokens(AccountId account) override;
  bool rename_token(AccountId account, const std::string& id, const std::string& name) override;
  bool remove_token(AccountId account, const std::string& id) override;
  std::optional<Account> account_of_token(const std::string& hash) override;

  void add_session(AccountId account, const std::string& hash, Millis expires_at) override;
  std::optional<Account> account_of_session(const std::string& hash) override;
  void remove_session(const std::string& hash) override;
  void add_code(const std::string& hash, const OneTimeCode& code) override;
  std::optional<OneTimeCode> take_code(const std::string& hash, const std::string& purpose) override;
  Attempts count_attempt(const std::string& subject, Millis window, Millis now) override;
  void forgive_attempt(const std::string& subject) override;

  std::optional<IdempotentUse> reserve_key(const std::string& owner, const std::string& key,
                                           const std::string& payload_hash) override;
  void free_key(const std::string& owner, const std::string& key) override;
  Job create_job(const NewJob& job, const std::string& key) override;
  std::optional<Job> job(const std::string& uuid) override;
  std::vector<Job> jobs_of(AccountId account, const std::string& cursor, int limit) override;
  bool remove_job(const std::string& uuid) override;
  std::vector<std::string> expired_jobs(Millis now) override;
  std::set<std::string> existing_jobs(const std::vector<std::string>& uuids) override;
  std::int64_t queued_pages() override;
  std::optional<PageResult> next_page(const std::string& uuid, int after) override;
  std::optional<SettledPage> next_settled(const std::string& uuid, int order) override;
  bool change_page(const std::string& uuid, int index,
                   const std::function<std::string(const std::string&)>& change) override;
  std::int64_t remove_leftovers(Millis before) override;
  std::vector<std::string> leftovers(Millis now) override;

  Standing standing(const std::string& owner, const Allowance& allowance) override;
  bool grant(const std::string& owner, std::int64_t credits, const std::string& note,
             const std::string& once) override;
  std::vector<Usage> usage(const std::string& owner, Millis since) override;
  LedgerTotals ledger_totals() override;
  std::vector<std::string> verify_ledger() override;

  std::optional<Claim> claim(Lane lane, int most, Millis lease, Millis now) override;
  void release_all_claims() override;
  bool extend(const Claim& claim, Millis lease, Millis now) override;
  bool settle(const Claim& claim, const PageResult& result, Millis now) override;
  std::optional<bool> fail(const Claim& claim, const PageFailure& failure, const RetryPolicy& policy,
                           Millis now) override;
  void release(const Claim& claim, const std::vector<int>& pages) override;
  std::optional<Claim> claim_extraction(Lane lane, Millis lease, Millis now) override;
  bool settle_extraction(const Claim& claim, const ExtractionResult& result, Millis now) override;
  std::optional<bool> fail_extraction(const Claim& claim, const PageFailure& failure,
                                      const RetryPolicy& policy, Millis now) override;
  void release_extraction(const Claim& claim) override;
  std::string extracted(const std::string& uuid) override;
  std::optional<Callback> take_callback(const std::vector<AccountId>& busy, Millis lease,
                                        Millis now) override;
  void callback_made(std::int64_t id) override;
  void callback_failed(std::int64_t id, const std::string& outcome, std::optional<Millis> due_at) override;
  std::vector<Callback> callbacks_given_up(int limit) override;

  Conversation conversation(const std::string& job, AccountId account) override;
  std::string add_turn(const std::string& job, AccountId account, const ChatMessage& question,
                       const ChatMessage& answer) override;
  bool forget_conversation(const std::string& job, AccountId account) override;

  QueueFigures queue_figures() override;
  std::vector<DeadLetter> dead_letters(int limit) override;

 private:
  static constexpr int kMostAttempts = 20;

  template <typename Work>
  auto transact(Connections& connections, std::initializer_list<std::string_view> beginning, Work work) {
    try {
      for (int attempt = 1;; ++attempt) {
        Connections::Lease lease = connections.lend();
        std::optional<Transaction> transaction;
        try {
          transaction.emplace(lease.session(), beginning);
          auto result = work(lease.session());
          transaction->commit();
          return result;
        } catch (const soci::soci_error& error) {
          lease.drop();
          const bool was_cut_off = !transaction && !lease.fresh();  // nothing was done yet
          const bool again = was_cut_off || dialect_.worth_retrying(error);
          if (attempt == kMostAttempts || !again) throw;
        }
      }
    } catch (const soci::soci_error& error) {
      throw Error(ErrorCode::internal, {}, std::string("database: ") + error.what());
    }
  }
  /// All three run `work(session)` in one transaction, and return what it returns. It is run again where
  /// others got in its way, so what it changes outside the database must bear that.
  template <typename Work>
  auto write(Work work) {
    return transact(*writers_, {dialect_.begin_write}, std::move(work));
  }
  template <typename Work>
  auto write_undoable(Work work) {
    return transact(*writers_, {dialect_.begin_write, dialect_.undoable}, std::move(work));
  }
  template <typename Work>
  auto read(Work work) {
    return transact(*readers_, {dialect_.begin_read}, std::move(work));
  }

  std::vector<std::string> take_back_due(Millis now);
  void note_use(const std::string& table, const std::string& column, const std::string& hash);

  const Dialect& dialect_;
  std::unique_ptr<Connections> writers_;
  std::unique_ptr<Connections> readers_;
  Doorbell doorbell_;
};

}  // namespace ocrchat
