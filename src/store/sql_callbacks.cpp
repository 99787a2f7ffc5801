#include "store/sql.hpp"
#include "store/sql_store.hpp"

namespace ocrchat {
namespace {

std::vector<Callback> callback_rows(soci::session& sql, const std::string& rest, const auto&... values) {
  std::vector<Callback> result;
  for (auto& [id, event, job, account, url, payload, tries, outcome, created_at] :
       rows<std::int64_t, std::string, std::string, AccountId, std::string, std::string, int, std::string,
            Millis>(
           sql,
           "SELECT p.id, p.event, p.job, p.account, p.url, p.payload, p.tries, p.outcome, p.created_at"
           " FROM callbacks p " +
               rest,
           values...)) {
    result.push_back({id, event, job, account, url, payload, tries, outcome, created_at});
  }
  return result;
}

// Of an alias `p`.
std::string not_of(const std::vector<AccountId>& busy) {
  std::string list;
  for (const AccountId account : busy) list += (list.empty() ? "" : ", ") + std::to_string(account);
  return list.empty() ? "" : " AND p.account NOT IN (" + list + ")";
}

}  // namespace

std::optional<Callback> SqlStore::take_callback(const std::vector<AccountId>& busy, Millis lease,
                                                Millis now) {
  const std::string due = "WHERE p.due_at <= :now" + not_of(busy);
  const bool any = read([&](soci::session& sql) {
    return cell<int>(sql, "SELECT 1 FROM callbacks p " + due + " LIMIT 1", now).has_value();
  });
  if (!any) return std::nullopt;
  return write([&](soci::session& sql) -> std::optional<Callback> {
    auto found =
        callback_rows(sql, due + " ORDER BY p.due_at, p.id LIMIT 1" + std::string(dialect_.lock_pages), now);
    if (found.empty()) return std::nullopt;
    run(sql, "UPDATE callbacks SET due_at = :due WHERE id = :id", now + lease, found.front().id);
    return std::move(found.front());
  });
}

void SqlStore::callback_made(std::int64_t id) {
  write([&](soci::session& sql) { return run(sql, "DELETE FROM callbacks WHERE id = :id", id); });
}

void SqlStore::callback_failed(std::int64_t id, const std::string& outcome, std::optional<Millis> due_at) {
  write([&](soci::session& sql) {
    return run(sql,
               "UPDATE callbacks SET tries = tries + 1, outcome = :outcome, due_at = :due WHERE id = :id",
               outcome, due_at, id);
  });
}

std::vector<Callback> SqlStore::callbacks_given_up(int limit) {
  return read([&](soci::session& sql) {
    return callback_rows(sql, "WHERE p.due_at IS NULL ORDER BY p.id DESC LIMIT :most", limit);
  });
}

}  // namespace ocrchat
