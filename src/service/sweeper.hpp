#pragma once

#include <set>
#include <string>
#include <vector>

#include "store/blobs.hpp"
#include "store/jobs.hpp"

namespace ocrchat {

/// Deletes what has had its time: jobs that have expired with their documents, documents without a job, rows
/// that nobody asks for any more. Whatever a crash interrupts is done by the next sweep, on whatever machine.
/// What it refers to must outlive it. Not thread-safe.
class Sweeper {
 public:
  Sweeper(Jobs& jobs, Blobs& blobs) : jobs_(jobs), blobs_(blobs) {}

  /// @returns how many jobs were deleted
  int sweep(Millis now);

  /// What should not be there: one sentence for every kind. Looks at documents without a job a second time
  /// after `patience_ms`, because one may just be on its way in.
  std::vector<std::string> leftovers(Millis now, int patience_ms);

 private:
  std::set<std::string> orphans();
  void sweep_orphans();

  Jobs& jobs_;
  Blobs& blobs_;
  std::set<std::string> orphans_;  // documents that had no job at the last sweep
};

}  // namespace ocrchat
