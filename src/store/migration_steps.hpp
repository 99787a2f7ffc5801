#pragma once

#include <span>
#include <string>

#include "store/dialect.hpp"

/// The statements of each step from an empty database to the newest tables, one file a step. A step that has
/// once been released is never changed; a change is a new step at the end. "$serial" stands for the dialect's
/// counting key. Instants are milliseconds since 1970.
namespace ocrchat {

std::span<const char* const> first_tables();
std::span<const char* const> queue_and_ledger();
std::span<const char* const> sign_in();
std::span<const char* const> callbacks_to_make();
std::span<const char* const> conversations_to_keep();
std::span<const char* const> lanes_and_translations();
std::span<const char* const> extractions_to_make();
std::span<const char* const> operators_and_corrections();

/// A statement of a step as the database takes it.
std::string in_dialect(std::string statement, const Dialect& dialect);

}  // namespace ocrchat
