#include <algorithm>

#include "store/ledger_rows.hpp"
#include "store/page_rows.hpp"
#include "store/sql.hpp"
#include "store/sql_store.hpp"

namespace ocrchat {
namespace {

bool store_result(soci::session& sql, JobId job, const std::string& token, const PageResult& result) {
  return run(sql,
             "UPDATE pages SET status = 'done', claim_token = '', json = :json, confidence = :confidence,"
             " language = :language, characters = :characters, translation = :translation WHERE job = :job "
             "AND page_index = :page"
             " AND status = 'processing' AND claim_token = :token",
             result.json, result.confidence, result.language, result.characters, result.translation, job,
             result.index, token) > 0;
}

// The tries of a page in hand; nothing if the claim on it is void.
std::optional<int> tries_of(soci::session& sql, JobId job, int index, const std::string& token) {
  return cell<int>(sql,
                   "SELECT tries FROM pages WHERE job = :job AND page_index = :page AND status = 'processing'"
                   " AND claim_token = :token",
                   job, index, token);
}

void try_again_later(soci::session& sql, JobId job, int index, Millis due) {
  run(sql,
      "UPDATE pages SET status = 'delayed', claim_token = '', tries = tries + 1, lease_until = :due"
      " WHERE job = :job AND page_index = :page",
      due, job, index);
}

}  // namespace

bool SqlStore::settle(const Claim& claim, const PageResult& result, Millis now) {
  bool more_work = false;
  const bool settled = write([&](soci::session& sql) {
    const auto job = lock_job(sql, dialect_.lock_rows, claim.job.uuid);
    if (!job || !store_result(sql, *job, claim.token, result)) return false;
    const std::int64_t price = page_price(sql, *job);
    const std::int64_t credits = std::clamp<std::int64_t>(result.credits.value_or(price), 0, price);
    run(sql, "UPDATE jobs SET pages_done = pages_done + 1, credits = credits + :credits WHERE id = :job",
        credits, *job);
    number_settled(sql, *job, result.index);
    charge_page(sql, *job, result.index, credits, now);
    for (const Warning& warning : result.warnings) insert_warning(sql, *job, result.index, warning);
    more_work = end_if_last(sql, *job, now);
    return true;
  });
  if (settled) doorbell_.ring_job(claim.job.uuid);
  if (settled && more_work) doorbell_.ring_work();
  return settled;
}

std::optional<bool> SqlStore::fail(const Claim& claim, const PageFailure& failure, const RetryPolicy& policy,
                                   Millis now) {
  bool more_work = false;
  const auto gave_up = write([&](soci::session& sql) -> std::optional<bool> {
    const auto job = lock_job(sql, dialect_.lock_rows, claim.job.uuid);
    const auto tried = job ? tries_of(sql, *job, failure.index, claim.token) : std::nullopt;
    if (!tried) return std::nullopt;
    if (!failure.final && *tried + 1 < policy.tries) {
      try_again_later(sql, *job, failure.index, now + policy.wait_after(*tried));
      return false;
    }
    give_up(sql, *job, failure, *tried + 1, now);
    more_work = end_if_last(sql, *job, now);
    return true;
  });
  if (gave_up == true) doorbell_.ring_job(claim.job.uuid);
  if (gave_up == false || more_work) doorbell_.ring_work();
  return gave_up;
}

// The job is locked first, so that of two changes of one page the second sees the first.
bool SqlStore::change_page(const std::string& uuid, int index,
                           const std::function<std::string(const std::string&)>& change) {
  const bool changed = write([&](soci::session& sql) {
    const auto job = lock_job(sql, dialect_.lock_rows, uuid);
    if (!job) return false;
    const auto json = cell<std::string>(
        sql, "SELECT json FROM pages WHERE job = :job AND page_index = :page AND status = 'done'", *job,
        index);
    if (!json) return false;
    run(sql, "UPDATE pages SET json = :json WHERE job = :job AND page_index = :page", change(*json), *job,
        index);
    run(sql, "UPDATE jobs SET revision = revision + 1 WHERE id = :job", *job);
    return true;
  });
  if (changed) doorbell_.ring_job(uuid);
  return changed;
}

}  // namespace ocrchat
