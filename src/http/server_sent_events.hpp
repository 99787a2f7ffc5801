#pragma once

#include <chrono>
#include <string>
#include <string_view>

/// Server-sent events (WHATWG HTML, 9.2).
namespace ocrchat {

/// What a proxy may take for silence is broken by a comment after as long.
inline constexpr std::chrono::seconds kKeepAlive{15};
inline constexpr std::string_view kStillHere = ": still here\n\n";

/// One event. @param data  JSON, so it has no line breaks
std::string event_text(std::string_view name, std::string_view data, const std::string& id = {});

}  // namespace ocrchat
