#pragma once

#include <memory>
#include <string>

#include "store/accounts.hpp"
#include "store/callbacks.hpp"
#include "store/conversations.hpp"
#include "store/extractions.hpp"
#include "store/jobs.hpp"
#include "store/ledger.hpp"
#include "store/queue.hpp"
#include "store/sessions.hpp"

namespace ocrchat {

/// The database, as its users see it: each of them asks for the part that it needs. Every call is one
/// transaction: it happened or it did not, also when the process dies. Safe from any thread. Calls take about
/// 0.1 ms (SQLite) or a few milliseconds (PostgreSQL), and may wait for a lock.
class Store : public Accounts,
              public Sessions,
              public Jobs,
              public Ledger,
              public Queue,
              public Extractions,
              public Callbacks,
              public Conversations {};

/// The embedded database, at `path`; made and migrated if needed.
std::unique_ptr<Store> open_sqlite_store(const std::string& path);

/// A PostgreSQL database that several machines may share; its tables made and migrated if needed.
/// @param url  postgresql://… or libpq's key=value pairs; @param connections  opened at most, beside one for
/// bells
std::unique_ptr<Store> open_postgres_store(const std::string& url, int connections);

}  // namespace ocrchat
