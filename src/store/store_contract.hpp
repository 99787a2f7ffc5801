#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/ids.hpp"
#include "store/store.hpp"
#include "store/temporary_folder.hpp"

namespace ocrchat {

/// A kind of store to hold to the contract. Opened twice on one folder it shows the same database.
struct StoreFactory {
  std::string name;
  std::function<std::unique_ptr<Store>(const std::filesystem::path& folder)> open;
};

/// The kinds of store that there are (store_factories_test.cpp).
std::vector<StoreFactory> store_factories();

/// What every store does; each kind of store is one parameter.
class StoreContract : public testing::TestWithParam<StoreFactory> {
 protected:
  static constexpr Millis kLease = 1000;

  void SetUp() override { store_ = open(); }
  std::unique_ptr<Store> open() { return GetParam().open(folder_.path()); }

  NewJob new_job(int pages, std::optional<AccountId> account = {}) {
    NewJob job;
    job.uuid = new_uuid();
    job.account = account;
    job.owner = account ? "account:" + std::to_string(*account) : "ip:" + job.uuid;
    job.charge.allowance = unlimited();
    job.request.password = "secret";
    job.source = {"scan.pdf", "application/pdf", 1234, std::string(64, 'a')};
    for (int i = 0; i < pages; ++i) job.pages.push_back(i);
    job.expires_at = 1'000'000;
    return job;
  }
  std::string add_job(int pages, std::optional<AccountId> account = {}) {
    return store_->create_job(new_job(pages, account), "").uuid;
  }
  /// A job with the key that its owner has reserved.
  std::string add_job_with_key(const std::string& owner, const std::string& key) {
    NewJob job = new_job(3);
    job.owner = owner;
    return store_->create_job(job, key).uuid;
  }
  AccountId add_account(const std::string& email) { return store_->create_account(email, "free").id; }
  static Allowance unlimited() { return {"2026-11", std::nullopt, 2'000'000'000'000}; }
  Claim claim(int most, Millis now = 0) { return store_->claim(most, kLease, now).value(); }
  Job job(const std::string& uuid) { return store_->job(uuid).value(); }

  static PageResult read(int index, const std::string& language = "en", std::int64_t characters = 100,
                         std::optional<double> confidence = 0.9) {
    return {index, "{\"index\":" + std::to_string(index) + "}", confidence, language, characters, {}};
  }
  static PageFailure timed_out(int index, bool final = false) {
    return {index, {"page_timeout", "The page took too long.", index}, "killed after 60 s", final};
  }

  TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
};

}  // namespace ocrchat
