#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <optional>
#include <string>

#include "tools/conventions.hpp"
#include "tools/value_kinds.hpp"

/// Values as clients get them: {"value", "quote", "page", "box", "confidence"}.
namespace ocrchat {

/// "confidence" is left out if no word has one, "box" if no word has one.
boost::json::object field_json(boost::json::value value, const Proof& proof);

/// null if there is nothing. A value that is there and cannot be settled (an ambiguous date) is null with its
/// quote.
boost::json::value text_json(const std::optional<RawValue>& raw);
boost::json::value date_json(const std::optional<RawValue>& raw, const Conventions& conventions);
boost::json::value money_json(const std::optional<RawValue>& raw, const Conventions& conventions);
boost::json::value quantity_json(const std::optional<RawValue>& raw, const Conventions& conventions);

/// What a check found: nothing if it cannot be made.
boost::json::object check_json(std::string_view name, std::optional<bool> passed);

}  // namespace ocrchat
