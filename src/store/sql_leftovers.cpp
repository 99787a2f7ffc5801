#include <array>

#include "store/sql.hpp"
#include "store/sql_store.hpp"

namespace ocrchat {
namespace {

// What nobody asks for any more, once it is old enough.
constexpr std::array kRemovals{
    "DELETE FROM idempotency_keys WHERE job IS NULL AND created_at < :before",
    "DELETE FROM dead_letters WHERE created_at < :before",
    "DELETE FROM callbacks WHERE due_at IS NULL AND created_at < :before",
    "DELETE FROM purses WHERE owner LIKE 'ip:%' AND resets_at < :before",
    "DELETE FROM sessions WHERE expires_at < :before",
    "DELETE FROM codes WHERE expires_at < :before",
    "DELETE FROM attempts WHERE resets_at < :before",
};

struct Find {
  const char* what;
  const char* query;
};

// Rows of jobs that are gone cannot be, as long as nobody changes the database behind our back.
constexpr std::array kFinds{
    Find{"pages of jobs that are gone", "SELECT count(*) FROM pages WHERE job NOT IN (SELECT id FROM jobs)"},
    Find{"extractions of jobs that are gone",
         "SELECT count(*) FROM extractions WHERE job NOT IN (SELECT id FROM jobs)"},
    Find{"warnings of jobs that are gone",
         "SELECT count(*) FROM warnings WHERE job NOT IN (SELECT id FROM jobs)"},
    Find{"idempotency keys of jobs that are gone",
         "SELECT count(*) FROM idempotency_keys WHERE job IS NOT NULL AND job NOT IN (SELECT id FROM jobs)"},
    Find{"jobs of accounts that are gone",
         "SELECT count(*) FROM jobs WHERE account IS NOT NULL AND account NOT IN (SELECT id FROM accounts)"},
    Find{"tokens of accounts that are gone",
         "SELECT count(*) FROM tokens WHERE account NOT IN (SELECT id FROM accounts)"},
    Find{"sessions of accounts that are gone",
         "SELECT count(*) FROM sessions WHERE account NOT IN (SELECT id FROM accounts)"},
    Find{"codes of accounts that are gone",
         "SELECT count(*) FROM codes WHERE account NOT IN (SELECT id FROM accounts)"},
    Find{"conversations of jobs that are gone",
         "SELECT count(*) FROM conversations WHERE job NOT IN (SELECT id FROM jobs)"},
    Find{"messages of conversations that are gone",
         "SELECT count(*) FROM messages WHERE conversation NOT IN (SELECT id FROM conversations)"},
    Find{"passwords of finished jobs",
         "SELECT count(*) FROM jobs WHERE finished_at IS NOT NULL AND password <> ''"},
};

}  // namespace

std::int64_t SqlStore::remove_leftovers(Millis before) {
  return write([&](soci::session& sql) {
    std::int64_t removed = 0;
    for (const char* removal : kRemovals) removed += run(sql, removal, before);
    return removed;
  });
}

std::vector<std::string> SqlStore::leftovers(Millis now) {
  return read([&](soci::session& sql) {
    std::vector<std::string> found;
    const auto note = [&](const char* what, std::int64_t count) {
      if (count > 0) found.push_back(std::to_string(count) + " " + what);
    };
    note("jobs that have expired",
         cell<std::int64_t>(sql, "SELECT count(*) FROM jobs WHERE expires_at <= :now", now).value_or(0));
    for (const Find& find : kFinds) note(find.what, cell<std::int64_t>(sql, find.query).value_or(0));
    return found;
  });
}

}  // namespace ocrchat
