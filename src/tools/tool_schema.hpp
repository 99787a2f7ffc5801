#pragma once

#include <boost/json/object.hpp>
#include <string_view>

#include "tools/schema.hpp"
#include "tools/tools.hpp"

namespace ocrchat {

/// What a model is asked for by a tool: the tool's own fields, or those of the caller's schema.
/// @throws Error(bad_field) as parse_schema(), Error(engine_not_configured) if the tool has no fields
SchemaNode schema_of(const Tool& tool, std::string_view schema = {});

/// The JSON Schema of a model's answer: every value is null or {value, quote, page}, so that nothing forces
/// the model to invent one.
boost::json::object json_schema_of(const SchemaNode& root);

}  // namespace ocrchat
