#include "base/settings.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <set>

#include "base/bytes.hpp"
#include "base/error.hpp"

namespace ocrchat {
namespace {

std::optional<std::string> no_variable(const std::string&) {
  return std::nullopt;
}

std::filesystem::path toml_file(std::string_view text) {
  const auto path =
      std::filesystem::temp_directory_path() / ("settings_test_" + std::to_string(::getpid()) + ".toml");
  write_file(path, text);
  return path;
}

TEST(Settings, EveryRowKeepsItsDefaultWhenItsOwnTextIsApplied) {
  std::set<std::string_view> names;
  for (const Setting& setting : settings_table()) {
    EXPECT_TRUE(names.insert(setting.name).second) << setting.name;
    Settings settings;
    const std::string before = value_of(settings, setting);
    apply(settings, setting, before);
    EXPECT_EQ(value_of(settings, setting), before);
    EXPECT_FALSE(setting.help.empty());
  }
}

TEST(Settings, AVariableOverridesTheFileWhichOverridesTheDefault) {
  const auto path = toml_file("max-pages = 7\ninline-pages = 2\nanonymous = false\nlisten = \"[::1]:9\"\n");
  const Settings settings = load_settings(path, [](const std::string& name) -> std::optional<std::string> {
    if (name == "OCRCHAT_MAX_PAGES") return "8";
    return std::nullopt;
  });
  EXPECT_EQ(settings.max_pages, 8);
  EXPECT_EQ(settings.inline_pages, 2);
  EXPECT_FALSE(settings.anonymous);
  EXPECT_EQ(settings.listen, "[::1]:9");
  EXPECT_EQ(settings.page_tries, Settings{}.page_tries);
  std::filesystem::remove(path);
}

TEST(Settings, PlansAreTablesOfTheFileOrOneText) {
  const auto path = toml_file("max-pages = 7\n[plans.free]\npages = 3\nwindow = \"day\"\n");
  const Settings settings = load_settings(path, [](const std::string& name) -> std::optional<std::string> {
    if (name == "OCRCHAT_PLANS") return "free = {jobs = 2}";
    return std::nullopt;
  });
  const Plan* free = find_plan(settings.plans, "free");
  EXPECT_EQ(free->pages, 3);
  EXPECT_EQ(free->window, Window::day);
  EXPECT_EQ(free->jobs, 2);
  std::filesystem::remove(path);
}

TEST(Settings, UnknownKeysWrongTypesAndValuesOutOfRangeAreRefusedByName) {
  for (const std::string text : {"no-such = 1", "max-pages = 0", "max-pages = \"x\"", "max-pages = 1.5",
                                 "anonymous = \"maybe\"", "page-tries = 99", "max-pages = [1]", "not toml"}) {
    const auto path = toml_file(text);
    try {
      load_settings(path, no_variable);
      ADD_FAILURE() << text;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::setting_invalid) << text;
    }
    std::filesystem::remove(path);
  }
}

}  // namespace
}  // namespace ocrchat
