#include <array>

#include "store/migration_steps.hpp"

namespace ocrchat {
namespace {

constexpr std::array kLanesAndTranslations{
    // 0: read on the cpu; 1: read with a vision model (queue.hpp).
    "ALTER TABLE pages ADD COLUMN lane INTEGER NOT NULL DEFAULT 0",
    "DROP INDEX pages_by_turn",
    "CREATE INDEX pages_by_turn ON pages (lane, tag, job, page_index) WHERE status = 'pending'",

    // The page in another language, as JSON; empty: there is none.
    "ALTER TABLE pages ADD COLUMN translation TEXT NOT NULL DEFAULT ''",
};

}  // namespace

std::span<const char* const> lanes_and_translations() {
  return kLanesAndTranslations;
}

}  // namespace ocrchat
