#pragma once

#include <string>

namespace ocrchat {

/// A connection string for libpq with what we need in it: how long to wait for a connection, for a lock and
/// for a statement, and how soon a dead peer is noticed. What the operator has set stays.
/// @param url  postgresql://… or key=value pairs
/// @throws Error(setting_invalid), without what `url` says
std::string postgres_connection(const std::string& url);

}  // namespace ocrchat
