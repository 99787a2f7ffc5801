#include "store/ledger_rows.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "store/purses.hpp"
#include "store/sql.hpp"

namespace ocrchat {
namespace {

constexpr const char* kRefund =
    "INSERT INTO ledger (purse, kind, available, held, charged, job, page_index, tier, note, created_at)"
    " SELECT p.purse, 'refund', j.page_credits, -j.page_credits, 0, j.uuid, p.page_index, j.tier, '',"
    " CAST(:now AS BIGINT) FROM pages p JOIN jobs j ON j.id = p.job"
    " WHERE p.job = :job AND p.purse IS NOT NULL";

void refuse_too_many_jobs(soci::session& sql, const NewJob& job) {
  if (job.charge.most_jobs == 0) return;
  const auto running = cell<std::int64_t>(
      sql, "SELECT count(*) FROM jobs WHERE owner = :owner AND finished_at IS NULL", job.owner);
  if (running.value_or(0) < job.charge.most_jobs) return;
  throw Error(ErrorCode::too_many_requests, "You have " + std::to_string(*running) +
                                                " unfinished jobs, which is the limit; wait for one to end.");
}

void reserve(soci::session& sql, Purse& purse, std::int64_t credits, const NewJob& job, Millis now) {
  if (credits == 0) return;
  add_row(
      sql, purse,
      {.kind = "reserve", .available = -credits, .held = credits, .job = job.uuid, .tier = job.request.tier},
      now);
}

// Both purses of the owner, opened and held by the transaction; the second only where it is needed.
struct Purses {
  Purse window;
  std::optional<Purse> credits;
};

struct Split {
  std::int64_t from_window = 0;
  std::int64_t from_credits = 0;
};

Split split_pages(const Purses& purses, std::int64_t pages, std::int64_t price) {
  const std::int64_t from_window = std::min(pages, purses.window.available / price);
  return {from_window, pages - from_window};
}

// What was reserved for the page beyond what it is charged.
void give_back(soci::session& sql, JobId job, int index, std::int64_t charged) {
  const std::int64_t rest = page_price(sql, job) - charged;
  if (rest == 0) return;
  run(sql,
      "UPDATE purses SET available = available + :rest"
      " WHERE id = (SELECT p.purse FROM pages p WHERE p.job = :job AND p.page_index = :page)",
      rest, job, index);
}

std::string out_of_pages_message(std::int64_t pages, const Standing& standing) {
  std::string text = "This needs " + std::to_string(pages) + (pages == 1 ? " credit" : " credits") + ", and ";
  text += std::to_string(standing.cap.value_or(0) - standing.used) + " of your allowance and " +
          std::to_string(standing.credits) + " bought credits are left; wait for the reset or buy credits.";
  return text;
}

}  // namespace

std::vector<PurseId> reserve_pages(soci::session& sql, const Dialect& dialect, const NewJob& job,
                                   Millis now) {
  const auto pages = static_cast<std::int64_t>(job.pages.size());
  const std::int64_t price = job.charge.page_credits;
  const Allowance& allowance = job.charge.allowance;
  Purses purses{open_window(sql, dialect, job.owner, allowance, pages * price, now), {}};
  refuse_too_many_jobs(sql, job);
  const Split split = split_pages(purses, pages, price);
  if (split.from_credits > 0) {
    purses.credits = find_purse(sql, dialect, job.owner, kCreditsPurse);
    if (!purses.credits || purses.credits->available / price < split.from_credits) {
      const Standing standing = standing_of(sql, purses.window, purses.credits, allowance);
      throw OutOfPages(out_of_pages_message(pages * price, standing), standing);
    }
    reserve(sql, *purses.credits, split.from_credits * price, job, now);
  }
  reserve(sql, purses.window, split.from_window * price, job, now);
  std::vector<PurseId> result(static_cast<std::size_t>(split.from_window), purses.window.id);
  if (purses.credits) result.resize(job.pages.size(), purses.credits->id);
  return result;
}

std::int64_t page_price(soci::session& sql, JobId job) {
  return cell<std::int64_t>(sql, "SELECT page_credits FROM jobs WHERE id = :job", job).value();
}

void charge_page(soci::session& sql, JobId job, int index, std::int64_t credits, Millis now) {
  run(sql,
      "INSERT INTO ledger (purse, kind, available, held, charged, job, page_index, tier, note, created_at)"
      " SELECT p.purse, 'settle', j.page_credits - CAST(:credits AS BIGINT), -j.page_credits,"
      " CAST(:charged AS BIGINT), j.uuid, p.page_index, j.tier, '',"
      " CAST(:now AS BIGINT) FROM pages p JOIN jobs j ON j.id = p.job"
      " WHERE p.job = :job AND p.page_index = :page AND p.purse IS NOT NULL",
      credits, credits, now, job, index);
  give_back(sql, job, index, credits);
}

void refund_page(soci::session& sql, JobId job, int index, Millis now) {
  run(sql, std::string(kRefund) + " AND p.page_index = :page", now, job, index);
  give_back(sql, job, index, 0);
}

void refund_unfinished(soci::session& sql, JobId job, Millis now) {
  const std::string unfinished = " AND p.status NOT IN ('done', 'failed')";
  run(sql, std::string(kRefund) + unfinished, now, job);
  for (const auto& [purse, credits] : rows<PurseId, std::int64_t>(
           sql,
           "SELECT p.purse, CAST(sum(j.page_credits) AS BIGINT) FROM pages p JOIN jobs j ON j.id = p.job"
           " WHERE p.job = :job AND p.purse IS NOT NULL" +
               unfinished + " GROUP BY p.purse ORDER BY p.purse",
           job)) {
    run(sql, "UPDATE purses SET available = available + :credits WHERE id = :id", credits, purse);
  }
}

}  // namespace ocrchat
