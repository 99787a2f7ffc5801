#include "base/plans.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <sstream>

#include "base/error.hpp"

namespace ocrchat {
namespace {

struct Number {
  std::string_view key;
  std::int64_t Plan::*field;
  std::int64_t least;
  std::int64_t most;
};

constexpr std::int64_t kMost = 1'000'000'000'000;
constexpr std::array<Number, 6> kNumbers{{{"pages", &Plan::pages, 0, kMost},
                                          {"file-pages", &Plan::file_pages, 1, kMost},
                                          {"file-bytes", &Plan::file_bytes, 1, kMost},
                                          {"retention-hours", &Plan::retention_hours, 1, 24 * 3660},
                                          {"priority", &Plan::priority, 1, 1000},
                                          {"jobs", &Plan::jobs, 0, kMost}}};
struct Words {
  std::string_view key;
  std::string Plan::*field;
  bool is_url = false;
};

constexpr std::size_t kMostBytes = 2000;
constexpr std::array<Words, 2> kWords{{{"price", &Plan::price}, {"buy-url", &Plan::buy_url, true}}};
constexpr std::string_view kUnlimitedWord = "unlimited";

[[noreturn]] void refuse(const std::string& plan, const std::string& why) {
  throw Error(ErrorCode::setting_invalid, "Setting 'plans', plan '" + plan + "': " + why + ".");
}

void set_number(Plan& plan, const Number& number, const toml::node& node) {
  const auto* text = node.as_string();
  if (number.key == "pages" && text != nullptr && text->get() == kUnlimitedWord) {
    plan.pages = Plan::kUnlimited;
    return;
  }
  const auto* value = node.as_integer();
  if (value == nullptr || value->get() < number.least || value->get() > number.most) {
    refuse(plan.name, "'" + std::string(number.key) + "' takes a whole number from " +
                          std::to_string(number.least) + " to " + std::to_string(number.most) +
                          (number.key == "pages" ? ", or \"unlimited\"" : ""));
  }
  plan.*number.field = value->get();
}

void set_window(Plan& plan, const toml::node& node) {
  const auto* text = node.as_string();
  if (text != nullptr && text->get() == name(Window::day)) {
    plan.window = Window::day;
  } else if (text != nullptr && text->get() == name(Window::month)) {
    plan.window = Window::month;
  } else {
    refuse(plan.name, "'window' takes \"day\" or \"month\"");
  }
}

// The page that shows plans makes a link of it.
bool is_web_address(std::string_view text) {
  return text.empty() || text.starts_with("https://") || text.starts_with("http://");
}

void set_words(Plan& plan, const Words& words, const toml::node& node) {
  const auto* text = node.as_string();
  if (text == nullptr || text->get().size() > kMostBytes || (words.is_url && !is_web_address(text->get()))) {
    refuse(plan.name,
           "'" + std::string(words.key) + "' takes " +
               (words.is_url ? "an address that begins with https:// or http://" : "a short text"));
  }
  plan.*words.field = text->get();
}

std::string quoted_toml(const std::string& text) {
  std::ostringstream out;
  out << toml::value<std::string>(text);
  return out.str();
}

void set(Plan& plan, std::string_view key, const toml::node& node) {
  if (key == "window") return set_window(plan, node);
  const auto* words =
      std::find_if(kWords.begin(), kWords.end(), [&](const Words& w) { return w.key == key; });
  if (words != kWords.end()) return set_words(plan, *words, node);
  const auto* number =
      std::find_if(kNumbers.begin(), kNumbers.end(), [&](const Number& n) { return n.key == key; });
  if (number == kNumbers.end()) {
    refuse(plan.name,
           "there is no '" + std::string(key) +
               "'; keys are pages, window, file-pages, file-bytes, retention-hours, priority, jobs, price, "
               "buy-url");
  }
  set_number(plan, *number, node);
}

Plan& plan_named(std::vector<Plan>& plans, std::string_view name) {
  const auto found = std::find_if(plans.begin(), plans.end(), [&](const Plan& p) { return p.name == name; });
  if (found != plans.end()) return *found;
  plans.emplace_back();
  plans.back().name = name;
  return plans.back();
}

void apply_table(std::vector<Plan>& plans, const toml::table& table) {
  for (const auto& [name, node] : table) {
    const toml::table* keys = node.as_table();
    if (keys == nullptr) refuse(std::string(name.str()), "write it like free = {pages = 50}");
    Plan& plan = plan_named(plans, name.str());
    for (const auto& [key, value] : *keys) set(plan, key.str(), value);
  }
}

Millis midnight(int year, int month, int day) {
  std::tm parts{};
  parts.tm_year = year;
  parts.tm_mon = month;
  parts.tm_mday = day;
  return static_cast<Millis>(::timegm(&parts)) * 1000;
}

}  // namespace

std::string_view name(Window window) {
  return window == Window::day ? "day" : "month";
}

std::vector<Plan> default_plans() {
  return {
      {.name = "anonymous",
       .pages = 50,
       .window = Window::day,
       .file_pages = 50,
       .file_bytes = 50LL << 20,
       .jobs = 5},
      {.name = "free", .pages = 500, .file_pages = 200, .file_bytes = 100LL << 20, .jobs = 10},
      {.name = "paid", .pages = 0, .priority = 4, .jobs = 100},
      {.name = "unlimited", .pages = Plan::kUnlimited, .priority = 4},
  };
}

void apply_plans(std::vector<Plan>& plans, std::string_view toml) {
  try {
    apply_table(plans, toml::parse(toml));
  } catch (const toml::parse_error& error) {
    throw Error(ErrorCode::setting_invalid, "Setting 'plans': " + std::string(error.description()) + ".");
  }
}

std::string text_of(const std::vector<Plan>& plans) {
  std::string text;
  for (const Plan& plan : plans) {
    text += plan.name + " = {window = \"" + std::string(name(plan.window)) + "\"";
    for (const Number& number : kNumbers) {
      const std::int64_t value = plan.*number.field;
      text += ", " + std::string(number.key) + " = ";
      text += value == Plan::kUnlimited ? "\"unlimited\"" : std::to_string(value);
    }
    for (const Words& words : kWords) {
      if (const std::string& value = plan.*words.field; !value.empty()) {
        text += ", " + std::string(words.key) + " = " + quoted_toml(value);
      }
    }
    text += "}\n";
  }
  return text;
}

const Plan* find_plan(const std::vector<Plan>& plans, std::string_view name) {
  const auto found = std::find_if(plans.begin(), plans.end(), [&](const Plan& p) { return p.name == name; });
  return found == plans.end() ? nullptr : &*found;
}

WindowSpan window_at(Window window, Millis instant) {
  const std::time_t seconds = instant / 1000;
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  const std::string date = iso_time(instant).substr(0, 10);
  if (window == Window::day) return {date, midnight(parts.tm_year, parts.tm_mon, parts.tm_mday + 1)};
  return {date.substr(0, 7), midnight(parts.tm_year, parts.tm_mon + 1, 1)};
}

}  // namespace ocrchat
