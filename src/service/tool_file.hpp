#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "tools/tools.hpp"

namespace ocrchat {

/// A file made of a tool's data.
struct ToolFile {
  std::string_view media_type;
  std::string_view extension;
  std::string text;
};

/// What the tool gives where no format is asked for: its data as JSON, a statement's bookings as CSV, a
/// summary as Markdown. Nothing if that is the document itself, in the tool's format.
/// @param data  a JSON object, as stored with the job; empty if none could be made
/// @throws Error(not_found) if the file would be made of data that is not there
std::optional<ToolFile> tool_file(const Tool& tool, const std::string& data);

}  // namespace ocrchat
