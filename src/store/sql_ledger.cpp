#include <algorithm>
#include <array>

#include "store/purses.hpp"
#include "store/sql.hpp"
#include "store/sql_store.hpp"

namespace ocrchat {
namespace {

constexpr Millis kDay = 86'400'000;

std::int64_t total(soci::session& sql, const std::string& column, const std::string& kind) {
  return cell<std::int64_t>(sql, "SELECT CAST(coalesce(sum(" + column +
                                     "), 0) AS BIGINT) FROM ledger WHERE kind = '" + kind + "'")
      .value_or(0);
}

/// Looks for disagreements, one query a kind. A query gives for each one: what it is of, what one side says,
/// what the other says.
struct Check {
  const char* what;
  const char* query;
};

constexpr std::array kChecks{
    Check{"the balance of purse % is %, its rows say %",
          "SELECT q.id, q.available, CAST(coalesce((SELECT sum(l.available) FROM ledger l WHERE l.purse = "
          "q.id), 0)"
          " AS BIGINT) AS said FROM purses q WHERE q.available <>"
          " coalesce((SELECT sum(l.available) FROM ledger l WHERE l.purse = q.id), 0)"},
    Check{
        "purse % holds % for pages, its unfinished pages cost %",
        "SELECT t.id, CAST(t.held AS BIGINT), CAST(t.due AS BIGINT) FROM (SELECT q.id,"
        " coalesce((SELECT sum(l.held) FROM ledger l WHERE l.purse = q.id), 0) AS held,"
        " coalesce((SELECT sum(j.page_credits) FROM pages p JOIN jobs j ON j.id = p.job WHERE p.purse = q.id"
        " AND p.status NOT IN ('done', 'failed')), 0) AS due FROM purses q) AS t WHERE t.held <> t.due"},
    Check{"row % moves % in and % out of it",
          "SELECT l.id, l.available + l.held + l.charged, CAST(0 AS BIGINT) FROM ledger l"
          " WHERE l.kind NOT IN ('allow', 'grant') AND l.available + l.held + l.charged <> 0"},
    Check{"job number % says that it was charged %, the ledger says %",
          "SELECT t.id, CAST(t.credits AS BIGINT), CAST(t.charged AS BIGINT) FROM (SELECT j.id, j.credits,"
          " coalesce((SELECT sum(l.charged) FROM ledger l WHERE l.job = j.uuid), 0) AS charged FROM jobs j"
          " WHERE EXISTS (SELECT 1 FROM pages p WHERE p.job = j.id AND p.purse IS NOT NULL)) AS t"
          " WHERE t.credits <> t.charged"},
    Check{
        "of job number %, page % was read but charged % times",
        "SELECT p.job, CAST(p.page_index AS BIGINT), (SELECT count(*) FROM ledger l WHERE l.job = j.uuid AND"
        " l.page_index = p.page_index AND l.kind = 'settle') FROM pages p JOIN jobs j ON j.id = p.job"
        " WHERE p.purse IS NOT NULL AND p.status = 'done' AND 1 <> (SELECT count(*) FROM ledger l"
        " WHERE l.job = j.uuid AND l.page_index = p.page_index AND l.kind = 'settle')"},
    Check{
        "of job number %, page % was given up but refunded % times",
        "SELECT p.job, CAST(p.page_index AS BIGINT), (SELECT count(*) FROM ledger l WHERE l.job = j.uuid AND"
        " l.page_index = p.page_index AND l.kind = 'refund') FROM pages p JOIN jobs j ON j.id = p.job"
        " WHERE p.purse IS NOT NULL AND p.status = 'failed' AND 1 <> (SELECT count(*) FROM ledger l"
        " WHERE l.job = j.uuid AND l.page_index = p.page_index AND l.kind = 'refund')"},
};

std::string filled(std::string text, std::initializer_list<std::int64_t> values) {
  std::size_t at = 0;
  for (const std::int64_t value : values) {
    at = text.find('%', at);
    const std::string digits = std::to_string(value);
    text.replace(at, 1, digits);
    at += digits.size();
  }
  return text;
}

}  // namespace

Standing SqlStore::standing(const std::string& owner, const Allowance& allowance) {
  return write([&](soci::session& sql) {
    const Purse window = open_window(sql, dialect_, owner, allowance, 0, now_ms());
    return standing_of(sql, window, find_purse(sql, dialect_, owner, kCreditsPurse), allowance);
  });
}

bool SqlStore::grant(const std::string& owner, std::int64_t credits, const std::string& note,
                     const std::string& once) {
  return write([&](soci::session& sql) {
    Purse purse = open_credits(sql, dialect_, owner);
    LedgerRow row{.kind = "grant", .available = std::max(credits, -purse.available), .note = note};
    if (row.available == 0) return false;
    if (!once.empty()) row.once_key = once;
    return add_row(sql, purse, row, now_ms());
  });
}

std::vector<Usage> SqlStore::usage(const std::string& owner, Millis since) {
  return read([&](soci::session& sql) {
    std::vector<Usage> result;
    for (auto& [day, tier, pages, credits] : rows<std::int64_t, std::string, std::int64_t, std::int64_t>(
             sql,
             "SELECT l.created_at / 86400000, l.tier, count(*), CAST(sum(l.charged) AS BIGINT)"
             " FROM purses q JOIN ledger l ON l.purse = q.id WHERE q.owner = :owner AND l.kind = 'settle'"
             " AND l.created_at >= :since GROUP BY l.created_at / 86400000, l.tier"
             " ORDER BY l.created_at / 86400000, l.tier",
             owner, since)) {
      result.push_back({iso_time(day * kDay).substr(0, 10), std::move(tier), pages, credits});
    }
    return result;
  });
}

LedgerTotals SqlStore::ledger_totals() {
  return read([&](soci::session& sql) {
    return LedgerTotals{total(sql, "available", "grant"), total(sql, "held", "reserve"),
                        total(sql, "charged", "settle"), total(sql, "available", "refund")};
  });
}

std::vector<std::string> SqlStore::verify_ledger() {
  return read([&](soci::session& sql) {
    std::vector<std::string> disagreements;
    for (const Check& check : kChecks) {
      for (const auto& [of, one, other] : rows<long long, std::int64_t, std::int64_t>(sql, check.query)) {
        disagreements.push_back(filled(check.what, {of, one, other}));
      }
    }
    return disagreements;
  });
}

}  // namespace ocrchat
