#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace ocrchat {

enum class LogLevel { debug, info, warning, error };

/// One structured line to standard error: time, level, event, then key=value. Never document text, never a
/// token. Safe from any thread.
void log(LogLevel level, std::string_view event,
         std::initializer_list<std::pair<std::string_view, std::string>> fields = {});

/// Lines below `level` ("debug", "info", "warning", "error") are dropped.
/// @throws Error(setting_invalid) for another word.
void set_log_level(std::string_view level);

}  // namespace ocrchat
