#include <array>

#include "store/migration_steps.hpp"

namespace ocrchat {
namespace {

constexpr std::array kCallbacks{
    // What is to be told to whom. Independent of its job, which may be deleted before everybody was told. A
    // callback given up stays for the operator, with `due_at` NULL.
    "CREATE TABLE callbacks (id $serial, event TEXT NOT NULL UNIQUE, job TEXT NOT NULL,"
    " account BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE, url TEXT NOT NULL,"
    " payload TEXT NOT NULL, tries INTEGER NOT NULL, due_at BIGINT, outcome TEXT NOT NULL,"
    " created_at BIGINT NOT NULL)",
    "CREATE INDEX callbacks_due ON callbacks (due_at) WHERE due_at IS NOT NULL",
};

}  // namespace

std::span<const char* const> callbacks_to_make() {
  return kCallbacks;
}

}  // namespace ocrchat
