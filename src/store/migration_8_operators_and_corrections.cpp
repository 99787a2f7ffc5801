#include <array>

#include "store/migration_steps.hpp"

namespace ocrchat {
namespace {

constexpr std::array kOperatorsAndCorrections{
    // Who may see how the service does, and let accounts in.
    "ALTER TABLE accounts ADD COLUMN is_operator INTEGER NOT NULL DEFAULT 0",
    // How often pages of the job were changed after they were read.
    "ALTER TABLE jobs ADD COLUMN revision INTEGER NOT NULL DEFAULT 0",
};

}  // namespace

std::span<const char* const> operators_and_corrections() {
  return kOperatorsAndCorrections;
}

}  // namespace ocrchat
