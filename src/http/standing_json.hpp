#pragma once

#include <boost/json/object.hpp>

#include "store/ledger.hpp"

namespace ocrchat {

/// How an allowance stands, as the API shows it: used, cap (null: unlimited), resets_at, credits.
boost::json::object standing_json(const Standing& standing);

}  // namespace ocrchat
