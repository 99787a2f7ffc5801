#include <unistd.h>

#include <cstdio>
#include <set>
#include <string>
#include <thread>

#include "app/commands.hpp"
#include "app/probe_picture.hpp"
#include "app/setting_flags.hpp"
#include "app/storage.hpp"
#include "base/error.hpp"
#include "base/ids.hpp"
#include "engine/engines.hpp"
#include "language/codes.hpp"
#include "language/models.hpp"
#include "llm/data_url.hpp"
#include "llm/llm_client.hpp"
#include "llm/vision_probe.hpp"
#include "lstm/kernel.hpp"
#include "translate/apertium_pairs.hpp"
#include "worker/sandbox.hpp"

namespace ocrchat {
namespace {

/// Prints one finding a line; remembers whether any was bad.
class Report {
 public:
  void good(const std::string& what) { line("ok  ", what); }
  void note(const std::string& what) { line("note", what); }
  void bad(const std::string& what) {
    line("BAD ", what);
    healthy_ = false;
  }
  bool healthy() const { return healthy_; }

 private:
  static void line(const char* mark, const std::string& what) { std::printf("%s  %s\n", mark, what.c_str()); }
  bool healthy_ = true;
};

void examine_engines(const Settings& settings, Report& report) {
  const EngineConfig config{settings.models};
  for (const Engine& engine : engines()) {
    const std::string title =
        "engine " + std::string(engine.name) + " (tier " + std::string(engine.tier) + ")";
    const std::string trouble = engine.trouble(config);
    if (trouble.empty()) {
      report.good(title + ": " + std::string(engine.description));
    } else {
      report.bad(title + ": " + trouble);
    }
  }
  report.note("pages of the cpu tier are read by the engine " + settings.engine);
}

/// One that was asked for and cannot run is a trouble of the engine, said there.
void examine_kernel(Report& report) {
  try {
    report.good("kernel " + std::string(kernel_name(chosen_kernel())) + " for the native engine");
  } catch (const Error&) {
  }
}

void examine_languages(const Settings& settings, Report& report) {
  const Models models(settings.models);
  std::size_t ready = 0;
  for (const Language& language : languages()) ready += models.has(language.model) ? 1 : 0;
  const std::string count =
      std::to_string(ready) + " of " + std::to_string(languages().size()) + " languages";
  if (ready == 0) {
    report.bad(count + ": install packages tesseract-ocr-… or set 'models'");
  } else if (ready < languages().size()) {
    report.note(count + " have their model; 'tesseract-ocr-all' brings the rest");
  } else {
    report.good(count + " have their model");
  }
}

void examine_sandbox(Report& report) {
  const SandboxReport sandbox = describe_sandbox();
  if (sandbox.landlock_abi > 0) {
    report.good("Landlock, version " + std::to_string(sandbox.landlock_abi));
  } else {
    report.note("no Landlock in this kernel: readers are held by seccomp and limits alone");
  }
  if (sandbox.seccomp) {
    report.good("seccomp");
  } else {
    report.bad("no seccomp: documents would be decoded without a sandbox");
  }
}

std::string pair_packages() {
  std::set<std::string_view> packages;
  for (const ApertiumPair& pair : apertium_pairs()) packages.insert(pair.package);
  std::string result;
  for (const std::string_view package : packages)
    result += (result.empty() ? "" : " ") + std::string(package);
  return result;
}

std::string what_is_wrong(const Error& error) {
  return error.where().empty() ? error.message() : error.where();
}

// The database and the storage that machines share; what lies in the data folder needs no doctor.
void examine_database(const Settings& settings, Report& report) {
  if (settings.database.empty()) return;
  try {
    open_store(settings)->queued_pages();
    report.good("the database answers");
  } catch (const Error& error) {
    report.bad("the database: " + what_is_wrong(error));
  }
}

void examine_storage(const Settings& settings, Report& report) {
  if (settings.blobs.empty()) return;
  try {
    const auto blobs = open_blobs(settings);
    const std::string key = new_uuid();
    const auto upload = blobs->begin_upload();
    upload->write(as_bytes("ocrchat doctor"));
    upload->keep(key);
    const bool there = blobs->open(key).has_value();
    blobs->remove(key);
    if (there) {
      report.good("documents can be stored in " + settings.blobs);
    } else {
      report.bad("what is stored in " + settings.blobs + " is not there afterwards");
    }
  } catch (const Error& error) {
    report.bad(settings.blobs + ": " + what_is_wrong(error));
  }
}

// A text-only model answers questions about pictures without having seen them.
void examine_vision(const Settings& settings, Report& report) {
  for (const Endpoint& endpoint : endpoints_of(settings, Role::vision)) {
    LlmClient models({endpoint}, {}, policy_of(settings));
    const std::string code = probe_code();
    const VisionVerdict verdict =
        probe_vision(models, data_url("image/png", as_bytes(picture_of_code(code))), code);
    const std::string title = "vision model " + verdict.model + " at " + server_name(endpoint) + ": ";
    if (verdict.sight == Sight::reads) {
      report.good(title + verdict.why);
    } else {
      report.bad(title + verdict.why);
    }
  }
}

void examine_text_model(const Settings& settings, Report& report) {
  for (const Endpoint& endpoint : endpoints_of(settings, Role::text)) {
    LlmClient models({}, {endpoint}, policy_of(settings));
    const std::string title = "text model at " + server_name(endpoint) + ": ";
    try {
      CompletionRequest request{.role = Role::text};
      request.messages = {{.text = "Answer with the word yes."}};
      report.good(title + "it answers, as " + models.complete(request).model);
    } catch (const Error& error) {
      report.bad(title + what_is_wrong(error));
    }
  }
}

// A text model translates all there is; without one, what is installed of Apertium.
void examine_translation(const Settings& settings, Report& report) {
  if (!settings.text_urls.empty()) return report.good("translation by the text model");
  std::string pairs;
  for (const auto& [from, to] : available_pairs(settings.apertium_data)) {
    pairs += (pairs.empty() ? "" : ", ") + from + "-" + to;
  }
  if (!pairs.empty()) return report.good("translation by Apertium: " + pairs);
  report.note("no translation: set 'text-urls', or install language pairs: " + pair_packages());
}

void show_limits(const Settings& settings, Report& report) {
  for (const Setting& setting : settings_table()) {
    const std::string_view name = setting.name;
    if (!name.starts_with("max-") && !name.ends_with("-seconds") && name != "reader-memory-mb") continue;
    report.note("limit " + std::string(name) + " = " + value_of(settings, setting));
  }
  report.note(std::to_string(std::thread::hardware_concurrency()) + " cores, " +
              (settings.workers < 0 ? "one reader each" : std::to_string(settings.workers) + " readers"));
}

}  // namespace

int doctor_command(const Arguments& arguments) {
  CLI::App parser("Say what works here.", "ocrchat doctor");
  const SettingFlags flags(parser);
  if (const auto status = parse(parser, arguments)) return *status;
  const Settings settings = flags.settings();
  Report report;
  examine_engines(settings, report);
  examine_kernel(report);
  examine_languages(settings, report);
  examine_sandbox(report);
  examine_database(settings, report);
  examine_storage(settings, report);
  examine_vision(settings, report);
  examine_text_model(settings, report);
  examine_translation(settings, report);
  show_limits(settings, report);
  return report.healthy() ? kOk : kFailed;
}

}  // namespace ocrchat
