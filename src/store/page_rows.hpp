#pragma once

#include <soci/soci.h>

#include <string>
#include <vector>

#include "store/dialect.hpp"
#include "store/job_rows.hpp"
#include "store/queue.hpp"

namespace ocrchat {

/// Gives the page up after so many tries: its result is an empty page with the warning, what it cost is
/// refunded, and the operator finds it among the dead letters. The job may have ended by it (`end_if_last`).
void give_up(soci::session& sql, JobId job, const PageFailure& failure, int tries, Millis now);

/// Gives a page that was just read or given up its number among those of its job. The job is locked.
void number_settled(soci::session& sql, JobId job, int index);

/// @param index  of the page, or kWholeJob
void insert_warning(soci::session& sql, JobId job, int index, const Warning& warning);

/// Ends the job if all its pages are read or given up; where it has an extraction, lets that begin instead.
/// @returns whether one begins: there is work
bool end_if_last(soci::session& sql, JobId job, Millis now);

/// Ends a job whose pages are all read or given up: sums it up and forgets the password.
void end_job(soci::session& sql, JobId job, Millis now);

/// Notes for the operator what was given up. @param failure  its index is kWholeJob if it is no page's
void insert_dead_letter(soci::session& sql, JobId job, const PageFailure& failure, int tries, Millis now);

/// How often who works on something may vanish before what he worked on is held guilty.
inline constexpr int kMostLosses = 5;

/// Whether `reclaim` has anything to do.
bool any_due(soci::session& sql, Millis until);

/// Takes back the pages whose lease, or wait for another try, ended by `until`; who loses a lease too often
/// gives the page up.
/// @returns uuids of the jobs concerned
std::vector<std::string> reclaim(soci::session& sql, const Dialect& dialect, Millis until, Millis now);

}  // namespace ocrchat
