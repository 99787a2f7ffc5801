#pragma once

#include <soci/soci.h>

#include <optional>
#include <string>
#include <vector>

#include "store/job.hpp"

namespace ocrchat {

/// The number of a job inside the database.
using JobId = long long;

/// The page index of warnings that concern the job as a whole.
inline constexpr int kWholeJob = -1;

/// A job as it stands, with its warnings.
std::optional<Job> load_job(soci::session& sql, const std::string& uuid);

/// Jobs of an account below `before`, newest first.
std::vector<Job> load_jobs(soci::session& sql, AccountId account, JobId before, int limit);

std::optional<JobId> find_job(soci::session& sql, const std::string& uuid);

/// The job's row, held until the transaction ends: who changes pages of a job holds the job first.
std::optional<JobId> lock_job(soci::session& sql, std::string_view lock_rows, const std::string& uuid);

/// Adds the row of a new job, whose pages are given the tags up to `last_tag`.
JobId insert_job(soci::session& sql, const NewJob& job, std::int64_t last_tag, Millis now);

}  // namespace ocrchat
