#pragma once

#include <soci/soci.h>

#include "store/dialect.hpp"

namespace ocrchat {

/// Brings the tables to the newest version: the steps not yet taken, in one transaction. Only ever forward.
/// @throws Error(setting_invalid) if the database was made by a newer program
void migrate(soci::session& sql, const Dialect& dialect);

}  // namespace ocrchat
