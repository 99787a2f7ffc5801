#pragma once

#include <boost/json/object.hpp>

#include "service/account_service.hpp"
#include "store/ledger.hpp"

namespace ocrchat {

/// How an allowance stands, as the API shows it: used, cap (null: unlimited), resets_at, credits.
boost::json::object standing_json(const Standing& standing);

/// What a plan allows of one document, and at the same time.
boost::json::object limits_json(const Plan& plan);

/// An account with its plan's limits, its allowance, and its use by day and tier.
boost::json::object account_json(const AccountStanding& account);

}  // namespace ocrchat
