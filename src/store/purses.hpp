#pragma once

#include <soci/soci.h>

#include <optional>
#include <string>

#include "store/dialect.hpp"
#include "store/ledger.hpp"

namespace ocrchat {

/// The name of the purse of bought credits; others are named after their window.
inline constexpr const char* kCreditsPurse = "credits";

/// A row of `purses`, held by the transaction where it was found to be changed.
struct Purse {
  long long id = 0;
  std::int64_t available = 0;
};

/// A row to be added to the ledger.
struct LedgerRow {
  std::string kind;  ///< allow, grant, reserve, settle, refund
  std::int64_t available = 0;
  std::int64_t held = 0;
  std::optional<std::string> job = {};
  std::string tier = {};
  std::string note = {};
  std::optional<std::string> once_key = {};
};

/// Nothing if the owner never had it. Locked until the transaction ends.
std::optional<Purse> find_purse(soci::session& sql, const Dialect& dialect, const std::string& owner,
                                const std::string& name);

/// The purse of bought credits, made if needed, and locked.
Purse open_credits(soci::session& sql, const Dialect& dialect, const std::string& owner);

/// The purse of the window, made if needed, locked, and brought to the allowance's cap (which a change of
/// plan moves); an unlimited one to at least `needed`.
Purse open_window(soci::session& sql, const Dialect& dialect, const std::string& owner,
                  const Allowance& allowance, std::int64_t needed, Millis now);

/// Adds the row, and its `available` to the purse. False if there is a row of its `once_key`; then nothing is
/// changed.
bool add_row(soci::session& sql, Purse& purse, const LedgerRow& row, Millis now);

Standing standing_of(soci::session& sql, const Purse& window, const std::optional<Purse>& credits,
                     const Allowance& allowance);

}  // namespace ocrchat
