#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/plans.hpp"

namespace ocrchat {

/// Everything an operator can set. Each field is one row of `settings_table()`, and so a TOML key, a variable
/// `OCRCHAT_…` and a flag of the same name. Read once at the start, constant afterwards.
struct Settings {
  std::string listen = "127.0.0.1:8080";
  std::string data = "ocrchat-data";
  std::string database;
  std::int64_t database_connections = 8;
  std::string key_file;
  std::string blobs;
  std::string s3_endpoint;
  std::string s3_region = "us-east-1";
  std::string s3_access_key;
  std::string s3_secret_key;
  std::string public_url;
  std::string trusted_proxies;
  std::string worker_listen;
  std::string operator_networks = "127.0.0.0/8,::1/128";
  std::string log_level = "info";
  std::string models = "/usr/share/tesseract-ocr/5/tessdata";
  std::string engine = "native";
  std::string allow_origin = "*";
  std::int64_t null_delay_ms = 0;
  std::int64_t workers = -1;
  std::int64_t http_threads = 2;

  std::int64_t max_upload_bytes = 200LL << 20;
  std::int64_t max_pages = 3000;
  std::int64_t max_pixels = 150'000'000;
  std::int64_t page_seconds = 60;
  std::int64_t open_seconds = 20;
  std::int64_t export_seconds = 300;
  std::int64_t page_tries = 2;
  std::int64_t retry_seconds = 2;
  std::int64_t run_pages = 4;
  std::int64_t lease_seconds = 30;
  std::int64_t reader_memory_mb = 3000;
  std::int64_t reader_pages = 500;

  std::int64_t inline_pages = 5;
  std::int64_t inline_wait = 60;
  std::int64_t max_wait = 60;
  std::vector<Plan> plans = default_plans();
  std::int64_t vlm_page_credits = 5;
  bool callback_private = false;
  std::int64_t callback_tries = 8;
  std::string smtp_url;
  std::string smtp_user;
  std::string smtp_password;
  std::string smtp_from;
  bool smtp_plain = false;
  std::int64_t max_queued_pages = 100'000;
  bool anonymous = true;
  bool sign_up = true;
  bool confirm_accounts = true;
  std::int64_t session_days = 30;
  std::string stripe_secret;
  bool vlm_fallback = false;
  std::string vision_urls;
  std::string vision_model;
  std::string vision_key;
  std::string vision_profiles;
  std::string text_urls;
  std::string text_model;
  std::string text_key;
  std::string apertium_data = "/usr/share/apertium";
  std::int64_t apertium_processes = 2;
  std::int64_t model_seconds = 120;
  std::int64_t model_tokens = 8192;
  std::int64_t model_pages = 4;
  std::int64_t auto_confidence = 80;

  std::int64_t requests_per_minute = 600;
  std::int64_t submits_per_minute = 120;
  std::int64_t max_connections = 2000;
  std::int64_t max_streams = 20;
  std::int64_t max_header_bytes = 16 << 10;
  std::int64_t idle_seconds = 30;
  std::int64_t upload_seconds = 3600;
  std::int64_t min_upload_rate = 512;

  std::int64_t render_dpi = 300;
  bool trust_embedded_text = true;
};

struct Setting {
  using Field = std::variant<std::string Settings::*, std::int64_t Settings::*, bool Settings::*,
                             std::vector<Plan> Settings::*>;
  std::string_view name;
  std::string_view help;
  Field field;
  std::int64_t least = 0;  ///< of a number
  std::int64_t most = 0;   ///< of a number; 0 for no limit
};

std::span<const Setting> settings_table();

/// Sets one field from its text form.
/// @throws Error(setting_invalid), naming the setting and what is allowed.
void apply(Settings& settings, const Setting& setting, const std::string& value);

/// The text form of one field.
std::string value_of(const Settings& settings, const Setting& setting);

/// Defaults, overlaid by the TOML file if one is given, then by the variables OCRCHAT_<NAME>.
/// @throws Error(setting_invalid) for unknown keys, wrong types or values out of range.
Settings load_settings(const std::optional<std::filesystem::path>& toml,
                       const std::function<std::optional<std::string>(const std::string&)>& environment);

}  // namespace ocrchat
