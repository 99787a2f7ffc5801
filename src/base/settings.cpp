#include "base/settings.hpp"

#include <toml++/toml.h>
#include <array>
#include <charconv>
#include <sstream>

#include "base/error.hpp"

namespace ocrchat {
namespace {

using S = Settings;

const std::array kSettings{
    Setting{"listen", "address to listen on, HOST:PORT", &S::listen},
    Setting{"data", "folder of the database and the documents", &S::data},
    Setting{"database", "postgresql://… to share it between machines; empty: SQLite in the data folder",
            &S::database},
    Setting{"database-connections", "connections to PostgreSQL that one process opens at most",
            &S::database_connections, 2, 1000},
    Setting{"key-file", "file of the server's key, the same on all machines; empty: 'key' in the data folder",
            &S::key_file},
    Setting{"blobs",
            "s3://BUCKET/PREFIX to keep documents in S3-compatible storage; empty: in the data folder",
            &S::blobs},
    Setting{"s3-endpoint", "address of the storage, like https://s3.example.org", &S::s3_endpoint},
    Setting{"s3-region", "region of the storage", &S::s3_region},
    Setting{"s3-access-key", "access key of the storage", &S::s3_access_key},
    Setting{"s3-secret-key", "secret key of the storage", &S::s3_secret_key},
    Setting{"public-url", "address that clients see, if a proxy stands before the server", &S::public_url},
    Setting{"trusted-proxies", "networks whose X-Forwarded-For and X-Forwarded-Proto are believed, by commas",
            &S::trusted_proxies},
    Setting{"worker-listen", "address at which 'ocrchat worker' shows its health and metrics; empty for none",
            &S::worker_listen},
    Setting{"operator-networks", "networks that may read /metrics, by commas", &S::operator_networks},
    Setting{"log-level", "debug, info, warning or error", &S::log_level},
    Setting{"models", "folder of the recognition models (*.traineddata)", &S::models},
    Setting{"engine", "engine of the cpu tier: native, tesseract, or null (reads nothing, for tests)",
            &S::engine},
    Setting{"allow-origin", "origin that browsers may call from; empty for none", &S::allow_origin},
    Setting{"null-delay-ms", "milliseconds that the engine null takes for a page, for tests of the queue",
            &S::null_delay_ms, 0, 60'000},
    Setting{"workers", "pages read at the same time; -1 for one per core, 0 for none here", &S::workers, -1,
            1024},
    Setting{"http-threads", "threads that serve connections", &S::http_threads, 1, 256},
    Setting{"max-upload-bytes", "largest file taken", &S::max_upload_bytes, 1},
    Setting{"max-pages", "most pages of one job", &S::max_pages, 1},
    Setting{"max-pixels", "most pixels of one page image", &S::max_pixels, 1},
    Setting{"page-seconds", "longest time for one page", &S::page_seconds, 1},
    Setting{"open-seconds", "longest time to open a document and count its pages", &S::open_seconds, 1},
    Setting{"export-seconds", "longest time to make a searchable PDF", &S::export_seconds, 1},
    Setting{"page-tries", "how often a page is tried before it is given up", &S::page_tries, 1, 10},
    Setting{"retry-seconds", "wait before a failed page is tried again; doubles with each try",
            &S::retry_seconds, 0, 3600},
    Setting{"run-pages", "pages of one job that a worker claims at a time", &S::run_pages, 1, 100},
    Setting{"lease-seconds", "how long a claim holds without a sign of life", &S::lease_seconds, 1},
    Setting{"reader-memory-mb", "memory of one reader process, in MiB", &S::reader_memory_mb, 256},
    Setting{"reader-pages", "pages after which a reader process is replaced", &S::reader_pages, 1},
    Setting{"inline-pages", "files of so many pages or fewer are answered with their result",
            &S::inline_pages, 0},
    Setting{"inline-wait", "seconds such an answer is waited for", &S::inline_wait, 0},
    Setting{"max-wait", "longest ?wait= in seconds", &S::max_wait, 0},
    Setting{"plans", "what the kinds of callers may do, as TOML: free = {pages = 500, window = \"month\"}",
            &S::plans},
    Setting{"vlm-page-credits", "credits that a page costs on the vlm tier", &S::vlm_page_credits, 1},
    Setting{"callback-private", "whether callback_url may lead to private addresses, in closed networks",
            &S::callback_private},
    Setting{"callback-tries", "how often a callback is tried before it is given up", &S::callback_tries, 1,
            20},
    Setting{"smtp-url",
            "mail server, like smtps://mail.example.org or smtp://mail.example.org:587; empty: no mail",
            &S::smtp_url},
    Setting{"smtp-user", "user at the mail server", &S::smtp_user},
    Setting{"smtp-password", "password at the mail server", &S::smtp_password},
    Setting{"smtp-from", "address that mails come from", &S::smtp_from},
    Setting{"smtp-plain", "whether mail may go to another machine unencrypted", &S::smtp_plain},
    Setting{"max-queued-pages", "pages waiting beyond which new jobs are refused", &S::max_queued_pages, 1},
    Setting{"anonymous", "whether callers without a token are served", &S::anonymous},
    Setting{"sign-up", "whether people can make accounts by themselves", &S::sign_up},
    Setting{"confirm-accounts",
            "whether a new account waits until its address is confirmed; false shows who has an account",
            &S::confirm_accounts},
    Setting{"session-days", "how long a browser stays logged in", &S::session_days, 1, 3650},
    Setting{"stripe-secret", "signing secret of the payment webhook; empty: there is none",
            &S::stripe_secret},
    Setting{"vlm-fallback",
            "whether tier=vlm is read on the cpu tier, with a warning, where no vision model is configured",
            &S::vlm_fallback},
    Setting{"vision-urls",
            "OpenAI-compatible servers of the vision model, like http://gpu:8000/v1, by commas; empty: none",
            &S::vision_urls},
    Setting{"vision-model", "name of the vision model; empty: the first that the server lists",
            &S::vision_model},
    Setting{"vision-key", "key of the vision model's servers", &S::vision_key},
    Setting{"vision-profiles",
            "TOML file that says how vision models are asked that the program does not know; empty: none",
            &S::vision_profiles},
    Setting{"text-urls", "servers of the language model for chat and translation, by commas; empty: none",
            &S::text_urls},
    Setting{"text-model", "name of the language model; empty: the first that the server lists",
            &S::text_model},
    Setting{"text-key", "key of the language model's servers", &S::text_key},
    Setting{
        "apertium-data",
        "folder of Apertium's language pairs, which translate where there is no language model; empty: none",
        &S::apertium_data},
    Setting{"apertium-processes", "pages that Apertium translates at the same time", &S::apertium_processes,
            1, 256},
    Setting{"model-seconds", "longest time for one page or answer of a model, all tries together",
            &S::model_seconds, 1, 3600},
    Setting{"model-tokens", "most tokens of one answer of a model", &S::model_tokens, 16, 1'000'000},
    Setting{"model-pages", "pages that a model is asked about at the same time", &S::model_pages, 1, 256},
    Setting{"auto-confidence",
            "on the tier auto, pages read with less confidence than this, in percent, go to the vision model",
            &S::auto_confidence, 0, 100},
    Setting{"requests-per-minute", "calls of the API that one caller may make a minute; 0: no limit",
            &S::requests_per_minute, 0},
    Setting{"submits-per-minute", "documents that one caller may submit a minute; 0: no limit",
            &S::submits_per_minute, 0},
    Setting{"max-connections", "connections served at the same time", &S::max_connections, 1},
    Setting{"max-streams", "jobs that one caller may follow at the same time", &S::max_streams, 1},
    Setting{"max-header-bytes", "largest request header", &S::max_header_bytes, 1024},
    Setting{"idle-seconds", "how long a silent connection is kept", &S::idle_seconds, 1},
    Setting{"upload-seconds", "longest time for one upload", &S::upload_seconds, 1},
    Setting{"min-upload-rate", "bytes per second below which an upload is ended", &S::min_upload_rate, 0},
    Setting{"render-dpi", "resolution at which PDF pages are rendered", &S::render_dpi, 72, 600},
    Setting{"trust-embedded-text", "whether the text inside a born-digital PDF may be used",
            &S::trust_embedded_text},
};

[[noreturn]] void refuse(const Setting& setting, const std::string& value, const std::string& wanted) {
  throw Error(ErrorCode::setting_invalid,
              "Setting '" + std::string(setting.name) + "' is '" + value + "'; it takes " + wanted + ".");
}

std::int64_t number(const Setting& setting, const std::string& value) {
  std::int64_t result = 0;
  const char* end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, result);
  const bool in_range = result >= setting.least && (setting.most == 0 || result <= setting.most);
  if (error != std::errc{} || stop != end || !in_range) {
    refuse(setting, value,
           setting.most == 0 ? "a whole number of " + std::to_string(setting.least) + " or more"
                             : "a whole number from " + std::to_string(setting.least) + " to " +
                                   std::to_string(setting.most));
  }
  return result;
}

bool truth(const Setting& setting, const std::string& value) {
  if (value == "true" || value == "1" || value == "yes" || value == "on") return true;
  if (value == "false" || value == "0" || value == "no" || value == "off") return false;
  refuse(setting, value, "true or false");
}

const Setting* find(std::string_view name) {
  for (const Setting& setting : kSettings) {
    if (setting.name == name) return &setting;
  }
  return nullptr;
}

std::string text_of_node(const Setting& setting, const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* whole = node.as_integer()) return std::to_string(whole->get());
  if (const auto* flag = node.as_boolean()) return flag->get() ? "true" : "false";
  refuse(setting, "(a table or list)", "a single value");
}

std::string toml_text(const toml::table& table) {
  std::ostringstream text;
  text << table;
  return text.str();
}

void overlay_toml(Settings& settings, const std::filesystem::path& path) {
  try {
    const toml::table table = toml::parse_file(path.string());
    for (const auto& [key, node] : table) {
      const Setting* setting = find(key.str());
      if (setting == nullptr) {
        throw Error(ErrorCode::setting_invalid,
                    path.string() + ": there is no setting '" + std::string(key.str()) + "'.");
      }
      const toml::table* tables = key.str() == "plans" ? node.as_table() : nullptr;
      apply(settings, *setting, tables != nullptr ? toml_text(*tables) : text_of_node(*setting, node));
    }
  } catch (const toml::parse_error& error) {
    throw Error(ErrorCode::setting_invalid, path.string() + ": " + std::string(error.description()) + ".");
  }
}

std::string variable(const Setting& setting) {
  std::string result = "OCRCHAT_";
  for (const char c : setting.name) {
    result += c == '-' ? '_' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  }
  return result;
}

}  // namespace

std::span<const Setting> settings_table() {
  return kSettings;
}

void apply(Settings& settings, const Setting& setting, const std::string& value) {
  if (const auto* text = std::get_if<std::string S::*>(&setting.field)) {
    settings.*(*text) = value;
  } else if (const auto* whole = std::get_if<std::int64_t S::*>(&setting.field)) {
    settings.*(*whole) = number(setting, value);
  } else if (const auto* plans = std::get_if<std::vector<Plan> S::*>(&setting.field)) {
    apply_plans(settings.*(*plans), value);
  } else {
    settings.*std::get<bool S::*>(setting.field) = truth(setting, value);
  }
}

std::string value_of(const Settings& settings, const Setting& setting) {
  if (const auto* text = std::get_if<std::string S::*>(&setting.field)) return settings.*(*text);
  if (const auto* whole = std::get_if<std::int64_t S::*>(&setting.field))
    return std::to_string(settings.*(*whole));
  if (const auto* plans = std::get_if<std::vector<Plan> S::*>(&setting.field))
    return text_of(settings.*(*plans));
  return settings.*std::get<bool S::*>(setting.field) ? "true" : "false";
}

Settings load_settings(const std::optional<std::filesystem::path>& toml,
                       const std::function<std::optional<std::string>(const std::string&)>& environment) {
  Settings settings;
  if (toml) overlay_toml(settings, *toml);
  for (const Setting& setting : kSettings) {
    if (const auto value = environment(variable(setting))) apply(settings, setting, *value);
  }
  return settings;
}

}  // namespace ocrchat
