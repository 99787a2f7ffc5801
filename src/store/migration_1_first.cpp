#include <array>

#include "store/migration_steps.hpp"

namespace ocrchat {
namespace {

constexpr std::array kFirstTables{
    "CREATE TABLE accounts (id $serial, email TEXT NOT NULL UNIQUE, created_at BIGINT NOT NULL)",

    "CREATE TABLE tokens (hash TEXT PRIMARY KEY, name TEXT NOT NULL,"
    " account BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,"
    " created_at BIGINT NOT NULL, last_used_at BIGINT)",
    "CREATE INDEX tokens_of_account ON tokens (account)",

    "CREATE TABLE jobs (id $serial, uuid TEXT NOT NULL UNIQUE,"
    " account BIGINT REFERENCES accounts (id) ON DELETE CASCADE, status TEXT NOT NULL,"
    " tier TEXT NOT NULL, language TEXT NOT NULL, tool TEXT NOT NULL, translate_to TEXT NOT NULL,"
    " password TEXT NOT NULL, callback_url TEXT NOT NULL,"
    " source_name TEXT NOT NULL, media_type TEXT NOT NULL, bytes BIGINT NOT NULL, sha256 TEXT NOT NULL,"
    " page_count INTEGER NOT NULL, pages_done INTEGER NOT NULL, mean_confidence DOUBLE PRECISION,"
    " languages TEXT NOT NULL, error_code TEXT NOT NULL, error_message TEXT NOT NULL, credits INTEGER NOT "
    "NULL,"
    " created_at BIGINT NOT NULL, finished_at BIGINT, expires_at BIGINT NOT NULL)",
    "CREATE INDEX jobs_of_account ON jobs (account, id)",
    "CREATE INDEX jobs_by_expiry ON jobs (expires_at)",
    "CREATE INDEX jobs_unfinished ON jobs (id) WHERE finished_at IS NULL",

    "CREATE TABLE pages (job BIGINT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,"
    " page_index INTEGER NOT NULL, status TEXT NOT NULL, tries INTEGER NOT NULL, lost INTEGER NOT NULL,"
    " claim_token TEXT NOT NULL, lease_until BIGINT NOT NULL,"
    " confidence DOUBLE PRECISION, language TEXT, characters BIGINT NOT NULL,"
    " json TEXT NOT NULL, PRIMARY KEY (job, page_index))",
    "CREATE INDEX pages_waiting ON pages (job, page_index) WHERE status = 'pending'",
    "CREATE INDEX pages_in_hand ON pages (lease_until, job) WHERE status = 'processing'",

    "CREATE TABLE warnings (id $serial, job BIGINT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,"
    " page_index INTEGER NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL)",
    "CREATE INDEX warnings_of_job ON warnings (job, page_index, id)",

    "CREATE TABLE idempotency_keys (owner TEXT NOT NULL, idempotency_key TEXT NOT NULL,"
    " payload_hash TEXT NOT NULL, job BIGINT REFERENCES jobs (id) ON DELETE CASCADE,"
    " created_at BIGINT NOT NULL, PRIMARY KEY (owner, idempotency_key))",
    "CREATE INDEX keys_of_job ON idempotency_keys (job)",
};

}  // namespace

std::span<const char* const> first_tables() {
  return kFirstTables;
}

}  // namespace ocrchat
