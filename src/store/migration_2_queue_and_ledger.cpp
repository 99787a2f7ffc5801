#include <array>

#include "store/migration_steps.hpp"

namespace ocrchat {
namespace {

constexpr std::array kQueueAndLedger{
    "ALTER TABLE accounts ADD COLUMN plan TEXT NOT NULL DEFAULT 'unlimited'",
    "ALTER TABLE accounts ADD COLUMN disabled INTEGER NOT NULL DEFAULT 0",

    // Turns (queue.hpp): `tag` says whose turn a page is, `last_tag` where its owner stands. A page that
    // waits to be tried again is 'delayed' until `lease_until`.
    "ALTER TABLE jobs ADD COLUMN owner TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE jobs ADD COLUMN last_tag BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE jobs ADD COLUMN page_credits BIGINT NOT NULL DEFAULT 1",
    "UPDATE jobs SET owner = 'account:' || account WHERE account IS NOT NULL",
    "CREATE INDEX jobs_unfinished_of_owner ON jobs (owner) WHERE finished_at IS NULL",
    "ALTER TABLE pages ADD COLUMN tag BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE pages ADD COLUMN purse BIGINT",
    "ALTER TABLE pages ADD COLUMN settled_order INTEGER NOT NULL DEFAULT 0",
    "UPDATE pages SET settled_order = page_index + 1 WHERE status IN ('done', 'failed')",
    "CREATE INDEX pages_by_turn ON pages (tag, job, page_index) WHERE status = 'pending'",
    "CREATE INDEX pages_in_order ON pages (job, settled_order) WHERE settled_order > 0",
    "DROP INDEX pages_in_hand",
    "CREATE INDEX pages_due ON pages (lease_until, job) WHERE status IN ('processing', 'delayed')",

    "CREATE TABLE dead_letters (id $serial, job TEXT NOT NULL, page_index INTEGER NOT NULL,"
    " media_type TEXT NOT NULL, code TEXT NOT NULL, place TEXT NOT NULL, tries INTEGER NOT NULL,"
    " created_at BIGINT NOT NULL)",
    "CREATE INDEX dead_letters_by_age ON dead_letters (created_at)",

    // Rows are only ever added to the ledger. `available` of a purse is the sum of its rows' `available`; a
    // page is charged or refunded once.
    "CREATE TABLE purses (id $serial, owner TEXT NOT NULL, name TEXT NOT NULL, resets_at BIGINT,"
    " available BIGINT NOT NULL CHECK (available >= 0), UNIQUE (owner, name))",
    "CREATE TABLE ledger (id $serial, purse BIGINT NOT NULL REFERENCES purses (id) ON DELETE CASCADE,"
    " kind TEXT NOT NULL, available BIGINT NOT NULL, held BIGINT NOT NULL, charged BIGINT NOT NULL,"
    " job TEXT, page_index INTEGER, tier TEXT NOT NULL, note TEXT NOT NULL, once_key TEXT,"
    " created_at BIGINT NOT NULL)",
    "CREATE INDEX ledger_of_purse ON ledger (purse, created_at)",
    "CREATE UNIQUE INDEX ledger_page_closed_once ON ledger (job, page_index)"
    " WHERE kind IN ('settle', 'refund')",
    "CREATE UNIQUE INDEX ledger_granted_once ON ledger (once_key) WHERE once_key IS NOT NULL",
};

}  // namespace

std::span<const char* const> queue_and_ledger() {
  return kQueueAndLedger;
}

}  // namespace ocrchat
