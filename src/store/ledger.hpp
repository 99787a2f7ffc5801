#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/time.hpp"

namespace ocrchat {

/// What a caller may spend in the window of now.
struct Allowance {
  std::string window;               ///< names the purse: "2026-11-26", "2026-11"
  std::optional<std::int64_t> cap;  ///< credits in the window; none: unlimited
  Millis resets_at = 0;             ///< when the window ends
};

/// How an allowance stands.
struct Standing {
  std::int64_t used = 0;            ///< charged and reserved in the window
  std::optional<std::int64_t> cap;  ///< none: unlimited
  Millis resets_at = 0;
  std::int64_t credits = 0;  ///< bought or granted, free to be spent once the allowance is used up
};

/// The allowance and the credits do not suffice. `standing` is what the caller is told.
class OutOfPages : public Error {
 public:
  OutOfPages(std::string message, Standing standing)
      : Error(ErrorCode::out_of_pages, std::move(message)), standing_(standing) {}
  const Standing& standing() const { return standing_; }

 private:
  Standing standing_;
};

/// How a job is paid for when it is accepted: each page from the window's purse while it lasts, then from
/// bought credits. One page is never paid from two purses.
struct Charge {
  std::int64_t page_credits = 1;
  Allowance allowance;
  std::int64_t most_jobs = 0;  ///< unfinished jobs that the owner may have; 0: no limit
};

/// One day's use of one tier.
struct Usage {
  std::string day;  ///< "2026-11-26", UTC
  std::string tier;
  std::int64_t pages = 0;
  std::int64_t credits = 0;
};

/// What the ledger says of all owners together, for the metrics.
struct LedgerTotals {
  std::int64_t granted = 0;   ///< credits given by operators and payments
  std::int64_t reserved = 0;  ///< held for pages that are not finished
  std::int64_t charged = 0;
  std::int64_t refunded = 0;
};

/// Credits of owners ("account:7", "ip:…"), as an append-only list of rows. A purse is what one owner may
/// spend from one source: its window's allowance, or bought credits. Rows move credits between available,
/// held (for pages that are not finished) and charged; a purse's balance is the sum of its rows. Pages are
/// charged or refunded by `Queue` and `Jobs`, in the transactions in which they end. Safe from any thread.
/// @throws Error(internal) where the database fails
class Ledger {
 public:
  virtual ~Ledger() = default;

  virtual Standing standing(const std::string& owner, const Allowance& allowance) = 0;
  /// Adds bought credits; negative takes back what is still available, at most that.
  /// @param once  names what is paid for (a payment's id): a second grant of that name does nothing; empty:
  /// none
  /// @returns whether anything was granted
  virtual bool grant(const std::string& owner, std::int64_t credits, const std::string& note,
                     const std::string& once) = 0;
  /// Pages charged since `since`, by day and tier, oldest first.
  virtual std::vector<Usage> usage(const std::string& owner, Millis since) = 0;
  virtual LedgerTotals ledger_totals() = 0;
  /// Holds everything against everything else: balances against their rows, what is held against unfinished
  /// pages, what was charged against results. @returns one sentence for every disagreement
  virtual std::vector<std::string> verify_ledger() = 0;
};

}  // namespace ocrchat
