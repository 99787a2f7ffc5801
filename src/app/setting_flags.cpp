#include "app/setting_flags.hpp"

#include <algorithm>
#include <cstdlib>

namespace ocrchat {
namespace {

std::optional<std::string> environment(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  if (value == nullptr) return std::nullopt;
  return value;
}

}  // namespace

SettingFlags::SettingFlags(CLI::App& parser) {
  const Settings defaults;
  parser.add_option("--config", config_, "settings from a TOML file")->group("Settings");
  for (const Setting& setting : settings_table()) {
    const std::string name(setting.name);
    const std::string shown = value_of(defaults, setting);
    parser.add_option("--" + name, values_[name], std::string(setting.help) + " [" + shown + "]")
        ->group("Settings");
  }
}

Settings SettingFlags::settings() const {
  std::optional<std::filesystem::path> toml;
  if (!config_.empty()) toml = config_;
  Settings settings = load_settings(toml, environment);
  for (const Setting& setting : settings_table()) {
    const std::string& value = values_.at(std::string(setting.name));
    if (!value.empty()) apply(settings, setting, value);
  }
  return settings;
}

std::optional<int> parse(CLI::App& parser, const Arguments& arguments) {
  Arguments reversed(arguments.rbegin(), arguments.rend());  // CLI11 takes them from the back
  try {
    parser.parse(reversed);
  } catch (const CLI::ParseError& error) {
    return parser.exit(error) == 0 ? kOk : kUsage;
  }
  return std::nullopt;
}

}  // namespace ocrchat
