#pragma once

#include <atomic>

#include "base/error.hpp"
#include "store/store.hpp"

namespace ocrchat {

/// For the tests: a store whose every other call of a worker fails.
class FlakyStore final : public Store {
 public:
  explicit FlakyStore(Store& store) : store_(store) {}
  int failures() const { return calls_ / 2; }

  std::optional<Claim> claim(int most, Millis lease, Millis now) override {
    fail_sometimes();
    return store_.claim(most, lease, now);
  }
  bool extend(const Claim& claim, Millis lease, Millis now) override {
    fail_sometimes();
    return store_.extend(claim, lease, now);
  }
  bool settle(const Claim& claim, const PageResult& result, Millis now) override {
    fail_sometimes();
    return store_.settle(claim, result, now);
  }
  std::optional<bool> fail(const Claim& claim, int index, const Warning& warning, int tries, bool final,
                           Millis now) override {
    fail_sometimes();
    return store_.fail(claim, index, warning, tries, final, now);
  }
  void release(const Claim& claim, const std::vector<int>& pages) override { store_.release(claim, pages); }
  Doorbell& doorbell() override { return store_.doorbell(); }

  // What follows is no business of a worker.
  Account create_account(const std::string& email) override { return store_.create_account(email); }
  std::vector<Account> accounts() override { return store_.accounts(); }
  void add_token(AccountId account, const std::string& name, const std::string& hash) override {
    store_.add_token(account, name, hash);
  }
  std::optional<Account> account_of_token(const std::string& hash) override {
    return store_.account_of_token(hash);
  }
  std::optional<IdempotentUse> reserve_key(const std::string& owner, const std::string& key,
                                           const std::string& payload_hash) override {
    return store_.reserve_key(owner, key, payload_hash);
  }
  void free_key(const std::string& owner, const std::string& key) override { store_.free_key(owner, key); }
  Job create_job(const NewJob& job, const std::string& key_owner, const std::string& key) override {
    return store_.create_job(job, key_owner, key);
  }
  std::optional<Job> job(const std::string& uuid) override { return store_.job(uuid); }
  std::vector<Job> jobs_of(AccountId account, const std::string& cursor, int limit) override {
    return store_.jobs_of(account, cursor, limit);
  }
  bool remove_job(const std::string& uuid) override { return store_.remove_job(uuid); }
  std::vector<std::string> expired_jobs(Millis now) override { return store_.expired_jobs(now); }
  std::int64_t queued_pages() override { return store_.queued_pages(); }
  std::optional<PageResult> next_page(const std::string& uuid, int after) override {
    return store_.next_page(uuid, after);
  }
  void release_all_claims() override { store_.release_all_claims(); }

 private:
  void fail_sometimes() {
    if (++calls_ % 2 == 1) throw Error(ErrorCode::internal, {}, "the database is away");
  }

  Store& store_;
  std::atomic<int> calls_ = 0;
};

}  // namespace ocrchat
