#pragma once

#include <memory>
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
class SqlStore final : public Store {
 public:
  SqlStore(const Dialect& dialect, std::unique_ptr<Connections> writers,
           std::unique_ptr<Connections> readers);

  Doorbell& doorbell() override { return doorbell_; }

  Account create_account(const std::string& email) override;
  std::vector<Account> accounts() override;
  void add_token(AccountId account, const std::string& name, const std::string& hash) override;
  std::optional<Account> account_of_token(const std::string& hash) override;

  std::optional<IdempotentUse> reserve_key(const std::string& owner, const std::string& key,
                                           const std::string& payload_hash) override;
  void free_key(const std::string& owner, const std::string& key) override;

  Job create_job(const NewJob& job, const std::string& key_owner, const std::string& key) override;
  std::optional<Job> job(const std::string& uuid) override;
  std::vector<Job> jobs_of(AccountId account, const std::string& cursor, int limit) override;
  bool remove_job(const std::string& uuid) override;
  std::vector<std::string> expired_jobs(Millis now) override;
  std::int64_t queued_pages() override;
  std::optional<PageResult> next_page(const std::string& uuid, int after) override;

  std::optional<Claim> claim(int most, Millis lease, Millis now) override;
  void release_all_claims() override;
  bool extend(const Claim& claim, Millis lease, Millis now) override;
  bool settle(const Claim& claim, const PageResult& result, Millis now) override;
  std::optional<bool> fail(const Claim& claim, int index, const Warning& warning, int tries, bool final,
                           Millis now) override;
  void release(const Claim& claim, const std::vector<int>& pages) override;

 private:
  template <typename Work>
  auto transact(Connections& connections, std::string_view begin, Work work) {
    try {
      Connections::Lease lease = connections.lend();
      Transaction transaction(lease.session(), begin);
      auto result = work(lease.session());
      transaction.commit();
      return result;
    } catch (const soci::soci_error& error) {
      throw Error(ErrorCode::internal, {}, std::string("database: ") + error.what());
    }
  }
  /// Both run `work(session)` in one transaction, and return what it returns.
  template <typename Work>
  auto write(Work work) {
    return transact(*writers_, dialect_.begin_write, std::move(work));
  }
  template <typename Work>
  auto read(Work work) {
    return transact(*readers_, "BEGIN", std::move(work));
  }

  const Dialect& dialect_;
  std::unique_ptr<Connections> writers_;
  std::unique_ptr<Connections> readers_;
  Doorbell doorbell_;
};

}  // namespace ocrchat
