#include "store/page_rows.hpp"
#include "store/sql.hpp"
#include "store/sql_store.hpp"

namespace ocrchat {
namespace {

constexpr int kCreditsPerPage = 1;

bool store_result(soci::session& sql, JobId job, const std::string& token, const PageResult& result) {
  return run(sql,
             "UPDATE pages SET status = 'done', claim_token = '', json = :json, confidence = :confidence,"
             " language = :language, characters = :characters WHERE job = :job AND page_index = :page"
             " AND status = 'processing' AND claim_token = :token",
             result.json, result.confidence, result.language, result.characters, job, result.index,
             token) > 0;
}

// The tries of a page in hand; nothing if the claim on it is void.
std::optional<int> tries_of(soci::session& sql, JobId job, int index, const std::string& token) {
  return cell<int>(sql,
                   "SELECT tries FROM pages WHERE job = :job AND page_index = :page AND status = 'processing'"
                   " AND claim_token = :token",
                   job, index, token);
}

}  // namespace

bool SqlStore::settle(const Claim& claim, const PageResult& result, Millis now) {
  const bool settled = write([&](soci::session& sql) {
    const auto job = lock_job(sql, dialect_.lock_rows, claim.job.uuid);
    if (!job || !store_result(sql, *job, claim.token, result)) return false;
    run(sql, "UPDATE jobs SET pages_done = pages_done + 1, credits = credits + :price WHERE id = :job",
        kCreditsPerPage, *job);
    for (const Warning& warning : result.warnings) insert_warning(sql, *job, result.index, warning);
    end_if_last(sql, *job, now);
    return true;
  });
  if (settled) doorbell_.ring_job(claim.job.uuid);
  return settled;
}

std::optional<bool> SqlStore::fail(const Claim& claim, int index, const Warning& warning, int tries,
                                   bool final, Millis now) {
  const auto gave_up = write([&](soci::session& sql) -> std::optional<bool> {
    const auto job = lock_job(sql, dialect_.lock_rows, claim.job.uuid);
    const auto tried = job ? tries_of(sql, *job, index, claim.token) : std::nullopt;
    if (!tried) return std::nullopt;
    if (final || *tried + 1 >= tries) {
      give_up(sql, *job, index, warning);
      end_if_last(sql, *job, now);
      return true;
    }
    run(sql,
        "UPDATE pages SET status = 'pending', claim_token = '', tries = tries + 1"
        " WHERE job = :job AND page_index = :page",
        *job, index);
    return false;
  });
  if (gave_up == true) doorbell_.ring_job(claim.job.uuid);
  if (gave_up == false) doorbell_.ring_work();
  return gave_up;
}

}  // namespace ocrchat
