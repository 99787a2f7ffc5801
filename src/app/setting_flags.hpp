#pragma once

#include <CLI/CLI.hpp>
#include <map>
#include <memory>
#include <string>

#include "app/commands.hpp"
#include "base/settings.hpp"

namespace ocrchat {

/// Adds every setting as a flag of its name, and --config FILE (TOML). Lives as long as the parser.
class SettingFlags {
 public:
  explicit SettingFlags(CLI::App& parser);
  /// Defaults, then --config, then OCRCHAT_… variables, then the flags given.
  /// @throws Error(setting_invalid)
  Settings settings() const;

 private:
  std::string config_;
  std::map<std::string, std::string> values_;
};

/// Parses the arguments. @returns nothing if the command is to run, else the exit status (help or a mistake).
std::optional<int> parse(CLI::App& parser, const Arguments& arguments);

}  // namespace ocrchat
