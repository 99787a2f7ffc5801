#pragma once

#include "app/operator_desk.hpp"

namespace ocrchat {

/// Prints allowance, credits, and the use of the last 31 days, one line a day and tier.
void print_standing(OperatorDesk& desk, const Account& account);

}  // namespace ocrchat
