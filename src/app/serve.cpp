#include <poll.h>

#include <cstdio>

#include "app/commands.hpp"
#include "app/mailing.hpp"
#include "app/page_skills.hpp"
#include "app/process_metrics.hpp"
#include "app/setting_flags.hpp"
#include "app/stop_signals.hpp"
#include "app/storage.hpp"
#include "base/error.hpp"
#include "base/log.hpp"
#include "callback/deliverer.hpp"
#include "http/server.hpp"
#include "llm/llm_client.hpp"
#include "service/service.hpp"
#include "service/store_metrics.hpp"
#include "service/sweeper.hpp"
#include "translate/translators.hpp"
#include "worker/worker.hpp"

namespace ocrchat {
namespace {

constexpr int kSweepMillis = 60'000;
constexpr int kDrainSeconds = 20;

void sweep(Sweeper& sweeper) {
  try {
    if (const int gone = sweeper.sweep(now_ms()))
      log(LogLevel::info, "swept", {{"jobs", std::to_string(gone)}});
  } catch (const Error& error) {
    log(LogLevel::error, "sweep failed", {{"where", error.where()}});
  }
}

void sweep_until_stopped(Sweeper& sweeper, int signals) {
  pollfd waiting{signals, POLLIN, 0};
  do {
    sweep(sweeper);
  } while (::poll(&waiting, 1, kSweepMillis) == 0);
}

int serve(const Settings& settings) {
  set_log_level(settings.log_level);
  const FileDescriptor signals = stop_signals();
  const bool alone = settings.database.empty();
  const FileDescriptor lock = alone ? lock_data_folder(settings) : FileDescriptor();
  const auto store = open_store(settings);
  const auto blobs = open_blobs(settings);
  if (alone) store->release_all_claims();  // the lock says that no other server can be alive

  const auto tools = make_sandboxed_tools(own_program(), settings);
  const Secrets secrets = load_secrets(settings);
  Service service(settings, *store, *blobs, *tools, secrets);
  const std::unique_ptr<Mailer> mailer = open_mailer(settings);
  AccountService accounts(settings, *store, *blobs, secrets, mailer.get());
  Payments payments(settings, *store);
  LlmClient models(settings);
  const std::unique_ptr<Translator> translator = make_translator(settings, models);
  ChatService chat(service, *store, models);
  Metrics metrics;
  add_process_metrics(metrics);
  add_store_metrics(metrics, service);
  auto worker = settings.workers == 0
                    ? nullptr
                    : std::make_unique<Worker>(own_program(), settings, *store, *blobs, metrics,
                                               page_skills(settings, *store, models, translator.get()));
  const Deliverer deliverer(settings, *store, secrets);
  OperatorService operators(settings, *store);
  HttpServer server(settings, {service, accounts, payments, chat, operators}, metrics);
  std::printf("ocrchat listens on %s\n", server.address().c_str());
  std::fflush(stdout);

  Sweeper sweeper(*store, *blobs);
  sweep_until_stopped(sweeper, signals.get());
  log(LogLevel::info, "draining");
  worker.reset();
  server.drain(kDrainSeconds);
  chat.stop();
  return kOk;
}

}  // namespace

int serve_command(const Arguments& arguments) {
  CLI::App parser("Run the document service.", "ocrchat serve");
  const SettingFlags flags(parser);
  if (const auto status = parse(parser, arguments)) return *status;
  return serve(flags.settings());
}

}  // namespace ocrchat
