#pragma once

#include <optional>
#include <string>

#include "base/settings.hpp"
#include "store/job.hpp"
#include "tools/tools.hpp"

namespace ocrchat {

/// Nothing if none is asked for. @throws Error(bad_field) that names those there are
const Tool* checked_tool(const std::string& slug);

/// What this server lacks for the tool, as a sentence with what to do; empty if it can be used.
/// @param translates  whether there is a way from any language into another
std::string trouble_with_tool(const Tool& tool, const Settings& settings, bool translates);

/// The tier that a submission is read on. @param asked  empty: the tool's own, `cpu` without a tool
/// @throws Error(bad_field), Error(engine_not_configured) if the server has no vision model
std::string checked_tier(const std::string& asked, const Tool* tool, const Settings& settings);

/// The caller's JSON Schema, which goes with the tool `extract` and no other. @throws Error(bad_field)
void check_schema(const std::string& schema, const Tool* tool);

/// What is made of the whole document at its end, and in which lane; nothing if the tool makes no data.
std::optional<ExtractionOrder> extraction_order(const JobRequest& request, const std::string& schema,
                                                const Settings& settings);

}  // namespace ocrchat
