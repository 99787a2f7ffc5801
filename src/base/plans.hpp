#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"

namespace ocrchat {

/// The stretch of the calendar (UTC) after which an allowance begins anew.
enum class Window { day, month };

std::string_view name(Window window);

/// What the callers of one kind may do. Every caller is on a plan: without a token on "anonymous", after
/// signing up on "free"; the operator, or a payment, moves an account to another.
struct Plan {
  static constexpr std::int64_t kUnlimited = -1;

  std::string name;
  std::int64_t pages = 0;  ///< credits in each window, or kUnlimited; bought credits come on top
  Window window = Window::month;
  std::int64_t file_pages = 3000;         ///< most pages of one job
  std::int64_t file_bytes = 200LL << 20;  ///< largest file
  std::int64_t retention_hours = 24;      ///< after which a job and all of it is deleted
  std::int64_t priority = 1;              ///< share of the queue: 4 is given four pages for every one of 1
  std::int64_t jobs = 0;                  ///< unfinished jobs at the same time; 0: no limit
  std::string price = {};                 ///< as it is shown: "9 EUR a month"; empty: nothing is said of it
  std::string buy_url = {};               ///< where it is bought; empty: nowhere
  bool operator==(const Plan&) const = default;
};

/// anonymous, free, paid and unlimited.
std::vector<Plan> default_plans();

/// Changes plans, and adds those that are not there, as a TOML text says: `free = {pages = 50}`, or `[free]`
/// with the keys pages (a number or "unlimited"), window ("day" or "month"), file-pages, file-bytes,
/// retention-hours, priority and jobs, and the texts price and buy-url (http or https).
/// @throws Error(setting_invalid), naming the plan and the key
void apply_plans(std::vector<Plan>& plans, std::string_view toml);

/// The text that `apply_plans` takes, of all plans.
std::string text_of(const std::vector<Plan>& plans);

/// Null if there is none of that name.
const Plan* find_plan(const std::vector<Plan>& plans, std::string_view name);

/// One allowance: its name ("2026-11-26", "2026-11") and when the next one begins.
struct WindowSpan {
  std::string name;
  Millis ends = 0;
};
WindowSpan window_at(Window window, Millis instant);

}  // namespace ocrchat
