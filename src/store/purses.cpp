#include "store/purses.hpp"

#include <algorithm>

#include "store/sql.hpp"

namespace ocrchat {
namespace {

Purse open_purse(soci::session& sql, const Dialect& dialect, const std::string& owner,
                 const std::string& name, const std::optional<Millis>& resets_at) {
  if (const auto purse = find_purse(sql, dialect, owner, name)) return *purse;
  run(sql,
      "INSERT INTO purses (owner, name, resets_at, available) VALUES (:owner, :name, :resets_at, 0)"
      " ON CONFLICT (owner, name) DO NOTHING",
      owner, name, resets_at);
  return find_purse(sql, dialect, owner, name).value();
}

std::int64_t allowed_so_far(soci::session& sql, const Purse& purse) {
  return cell<std::int64_t>(sql,
                            "SELECT CAST(coalesce(sum(available), 0) AS BIGINT) FROM ledger"
                            " WHERE purse = :purse AND kind = 'allow'",
                            purse.id)
      .value_or(0);
}

}  // namespace

std::optional<Purse> find_purse(soci::session& sql, const Dialect& dialect, const std::string& owner,
                                const std::string& name) {
  const auto found =
      row<long long, std::int64_t>(sql,
                                   "SELECT id, available FROM purses WHERE owner = :owner AND name = :name" +
                                       std::string(dialect.lock_rows),
                                   owner, name);
  if (!found) return std::nullopt;
  return Purse{std::get<0>(*found), std::get<1>(*found)};
}

Purse open_credits(soci::session& sql, const Dialect& dialect, const std::string& owner) {
  return open_purse(sql, dialect, owner, kCreditsPurse, std::nullopt);
}

Purse open_window(soci::session& sql, const Dialect& dialect, const std::string& owner,
                  const Allowance& allowance, std::int64_t needed, Millis now) {
  Purse purse = open_purse(sql, dialect, owner, allowance.window, allowance.resets_at);
  const std::int64_t wanted = allowance.cap ? *allowance.cap - allowed_so_far(sql, purse)
                                            : std::max<std::int64_t>(needed - purse.available, 0);
  const std::int64_t change = std::max(wanted, -purse.available);  // what is spent cannot be taken back
  if (change != 0) add_row(sql, purse, {.kind = "allow", .available = change}, now);
  return purse;
}

bool add_row(soci::session& sql, Purse& purse, const LedgerRow& row, Millis now) {
  const long long added =
      run(sql,
          "INSERT INTO ledger (purse, kind, available, held, charged, job, tier, note, once_key, created_at)"
          " VALUES (:purse, :kind, :available, :held, 0, :job, :tier, :note, :once, :now)"
          " ON CONFLICT (once_key) WHERE once_key IS NOT NULL DO NOTHING",
          purse.id, row.kind, row.available, row.held, row.job, row.tier, row.note, row.once_key, now);
  if (added == 0) return false;
  run(sql, "UPDATE purses SET available = available + :change WHERE id = :id", row.available, purse.id);
  purse.available += row.available;
  return true;
}

Standing standing_of(soci::session& sql, const Purse& window, const std::optional<Purse>& credits,
                     const Allowance& allowance) {
  Standing standing;
  standing.used = allowed_so_far(sql, window) - window.available;
  standing.cap = allowance.cap;
  standing.resets_at = allowance.resets_at;
  standing.credits = credits ? credits->available : 0;
  return standing;
}

}  // namespace ocrchat
