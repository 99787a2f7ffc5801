#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/queue.hpp"

namespace ocrchat {

/// What an extraction gave.
struct ExtractionResult {
  std::string data;  ///< JSON object
  std::vector<Warning> warnings = {};
};

/// The last step of a job whose tool makes data of the whole document (docs/tools.md): it waits until all
/// pages are read or given up, is claimed like a run of pages, and the job ends with it. A claim of it has no
/// pages; `Queue::extend` puts off its end too. A job of which no page was read ends without it. Every call
/// is one transaction. Safe from any thread. @throws Error(internal) where the database fails
class Extractions {
 public:
  virtual ~Extractions() = default;

  /// Those that are due again, or whose lease ran out, are free once `Queue::claim` has looked.
  virtual std::optional<Claim> claim_extraction(Lane lane, Millis lease, Millis now) = 0;
  /// Stores the data and ends the job. False if the claim is void; nothing is changed then.
  virtual bool settle_extraction(const Claim& claim, const ExtractionResult& result, Millis now) = 0;
  /// Counts a failed try, as `Queue::fail`. Given up, the job ends without data and with the warning.
  /// @returns whether it was given up; nothing if the claim is void
  virtual std::optional<bool> fail_extraction(const Claim& claim, const PageFailure& failure,
                                              const RetryPolicy& policy, Millis now) = 0;
  virtual void release_extraction(const Claim& claim) = 0;

  /// The job's data, a JSON object; empty as long as there is none.
  virtual std::string extracted(const std::string& uuid) = 0;
};

}  // namespace ocrchat
