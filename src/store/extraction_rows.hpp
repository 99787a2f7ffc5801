#pragma once

#include <soci/soci.h>

#include "store/dialect.hpp"
#include "store/job_rows.hpp"
#include "store/queue.hpp"

namespace ocrchat {

/// Adds what is to be made of the job's document once its pages are read.
void insert_extraction(soci::session& sql, JobId job, const ExtractionOrder& order);

/// Lets a job's extraction begin. False if none is waiting. The job is locked.
bool begin_extraction(soci::session& sql, JobId job);

/// Whether `reclaim_extractions` has anything to do.
bool any_extraction_due(soci::session& sql, Millis until);

/// Takes back the extractions whose lease, or wait for another try, ended by `until`; one whose lease is lost
/// too often is given up, and its job ends. @returns uuids of the jobs concerned
std::vector<std::string> reclaim_extractions(soci::session& sql, const Dialect& dialect, Millis until,
                                             Millis now);

/// Gives it up after so many tries: the job ends without data. The job is locked.
void give_up_extraction(soci::session& sql, JobId job, const PageFailure& failure, int tries, Millis now);

}  // namespace ocrchat
