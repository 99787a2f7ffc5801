#pragma once

#include <boost/json/value.hpp>

#include "tools/conventions.hpp"
#include "tools/schema.hpp"
#include "tools/value_kinds.hpp"

namespace ocrchat {

/// A raw value as the schema's kind has it, one of its `enum` if it has one; null if it cannot be such a
/// value.
boost::json::value settled_value(const SchemaNode& leaf, const RawValue& raw, const Conventions& conventions);

/// "yes", "nein", "☑" … as a truth; nothing if the text is none.
std::optional<bool> truth_of(std::string_view text);

}  // namespace ocrchat
