#include "base/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <array>

#include "base/error.hpp"

namespace ocrchat {
namespace {

constexpr std::array kLevels{spdlog::level::debug, spdlog::level::info, spdlog::level::warn,
                             spdlog::level::err};
constexpr std::array<std::string_view, 4> kNames{"debug", "info", "warning", "error"};

spdlog::logger& logger() {
  static const auto instance = [] {
    auto made =
        std::make_shared<spdlog::logger>("ocrchat", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    made->set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);
    return made;
  }();
  return *instance;
}

// A value with spaces or quotes is quoted, so that a line always parses into fields.
void append_value(std::string& line, std::string_view value) {
  if (!value.empty() && value.find_first_of(" \"=\n\\") == std::string_view::npos) {
    line += value;
    return;
  }
  line += '"';
  for (const char c : value) {
    if (c == '"' || c == '\\') line += '\\';
    line += c == '\n' ? ' ' : c;
  }
  line += '"';
}

}  // namespace

void log(LogLevel level, std::string_view event,
         std::initializer_list<std::pair<std::string_view, std::string>> fields) {
  std::string line(event);
  for (const auto& [key, value] : fields) {
    line += ' ';
    line += key;
    line += '=';
    append_value(line, value);
  }
  logger().log(kLevels.at(static_cast<std::size_t>(level)), line);
}

void set_log_level(std::string_view level) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames.at(i) == level) return logger().set_level(kLevels.at(i));
  }
  throw Error(ErrorCode::setting_invalid, "Setting 'log-level' takes debug, info, warning or error.");
}

}  // namespace ocrchat
