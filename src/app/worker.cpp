#include "worker/worker.hpp"
#include "translate/translators.hpp"

#include <poll.h>

#include <cstdio>
#include <optional>

#include "app/commands.hpp"
#include "app/page_skills.hpp"
#include "app/process_metrics.hpp"
#include "app/setting_flags.hpp"
#include "app/stop_signals.hpp"
#include "app/storage.hpp"
#include "base/log.hpp"
#include "http/server.hpp"
#include "llm/llm_client.hpp"
#include "service/service.hpp"
#include "service/store_metrics.hpp"

namespace ocrchat {
namespace {

constexpr int kForever = -1;

/// Health and metrics of a worker, for those who run it.
class OperatorDoor {
 public:
  OperatorDoor(const Settings& settings, Store& store, Blobs& blobs, Llm& models, Metrics& metrics)
      : settings_(at_worker_address(settings)),
        tools_(make_sandboxed_tools(own_program(), settings_)),
        secrets_(load_secrets(settings_)),
        service_(settings_, store, blobs, *tools_, secrets_),
        accounts_(settings_, store, blobs, secrets_, nullptr),
        payments_(settings_, store),
        chat_(service_, store, models),
        operators_(settings_, store),
        server_(settings_, {service_, accounts_, payments_, chat_, operators_}, metrics,
                Doors::operator_only) {
    add_store_metrics(metrics, service_);
  }

 private:
  static Settings at_worker_address(Settings settings) {
    settings.listen = settings.worker_listen;
    return settings;
  }

  const Settings settings_;
  const std::unique_ptr<DocumentTools> tools_;  // of no use here: their processes start when they are needed
  const Secrets secrets_;
  Service service_;
  AccountService accounts_;
  Payments payments_;
  ChatService chat_;
  OperatorService operators_;
  HttpServer server_;
};

int work(const Settings& settings) {
  set_log_level(settings.log_level);
  const FileDescriptor signals = stop_signals();
  const auto store = open_store(settings);
  const auto blobs = open_blobs(settings);
  LlmClient models(settings);
  const std::unique_ptr<Translator> translator = make_translator(settings, models);
  Metrics metrics;
  add_process_metrics(metrics);
  auto worker = std::make_unique<Worker>(own_program(), settings, *store, *blobs, metrics,
                                         page_skills(settings, *store, models, translator.get()));
  std::optional<OperatorDoor> door;
  if (!settings.worker_listen.empty()) door.emplace(settings, *store, *blobs, models, metrics);
  std::puts("ocrchat works");
  std::fflush(stdout);

  pollfd waiting{signals.get(), POLLIN, 0};
  while (::poll(&waiting, 1, kForever) < 1) {
  }
  log(LogLevel::info, "draining");
  worker.reset();
  return kOk;
}

}  // namespace

int worker_command(const Arguments& arguments) {
  CLI::App parser("Read pages for a service that runs elsewhere.", "ocrchat worker");
  const SettingFlags flags(parser);
  if (const auto status = parse(parser, arguments)) return *status;
  return work(flags.settings());
}

}  // namespace ocrchat
