#pragma once

#include <soci/soci.h>

#include <string>
#include <vector>

#include "store/dialect.hpp"
#include "store/job_rows.hpp"

namespace ocrchat {

/// Gives the page up: its result is an empty page with the warning. The job may have ended by it
/// (`end_if_last`).
void give_up(soci::session& sql, JobId job, int index, const Warning& warning);

/// @param index  of the page, or kWholeJob
void insert_warning(soci::session& sql, JobId job, int index, const Warning& warning);

/// Ends the job if all its pages are read or given up: sums it up and forgets the password.
void end_if_last(soci::session& sql, JobId job, Millis now);

/// Takes back the pages whose lease ended by `until`; who loses one too often gives it up.
/// @returns uuids of the jobs concerned
std::vector<std::string> reclaim(soci::session& sql, const Dialect& dialect, Millis until, Millis now);

}  // namespace ocrchat
