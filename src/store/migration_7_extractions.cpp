#include <array>

#include "store/migration_steps.hpp"

namespace ocrchat {
namespace {

constexpr std::array kExtractions{
    // What is made of the whole document after its pages: `waiting` for them, then as the pages' own states.
    "CREATE TABLE extractions (job BIGINT NOT NULL PRIMARY KEY REFERENCES jobs (id) ON DELETE CASCADE,"
    " status TEXT NOT NULL, lane INTEGER NOT NULL, tries INTEGER NOT NULL, lost INTEGER NOT NULL,"
    " claim_token TEXT NOT NULL, lease_until BIGINT NOT NULL,"
    // The caller's JSON Schema; and the data as a JSON object. Empty: none.
    " wanted TEXT NOT NULL, data TEXT NOT NULL)",
    "CREATE INDEX extractions_to_make ON extractions (lane, job) WHERE status = 'pending'",
    "CREATE INDEX extractions_leased ON extractions (lease_until) WHERE status IN ('processing', 'delayed')",
};

}  // namespace

std::span<const char* const> extractions_to_make() {
  return kExtractions;
}

}  // namespace ocrchat
