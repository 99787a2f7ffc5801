#pragma once

#include <soci/soci.h>

#include <vector>

#include "store/dialect.hpp"
#include "store/job_rows.hpp"

namespace ocrchat {

/// The number of a purse inside the database.
using PurseId = long long;

/// Reserves what the pages of a new job cost. @returns the purse of each page, in order
/// @throws OutOfPages, Error(too_many_requests); the transaction is to be rolled back then
std::vector<PurseId> reserve_pages(soci::session& sql, const Dialect& dialect, const NewJob& job, Millis now);

/// What was reserved for each page of the job.
std::int64_t page_price(soci::session& sql, JobId job);

/// What a page was reserved for: from held to charged, the rest or all of it back to available. Pages of jobs
/// that were accepted before there was a ledger are free. A page is closed once; a second time is an error of
/// the database.
void charge_page(soci::session& sql, JobId job, int index, std::int64_t credits, Millis now);
void refund_page(soci::session& sql, JobId job, int index, Millis now);
/// All pages of the job that are neither read nor given up.
void refund_unfinished(soci::session& sql, JobId job, Millis now);

}  // namespace ocrchat
