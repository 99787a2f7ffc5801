#include "worker/worker.hpp"

#include <poll.h>

#include <cstdio>

#include "app/commands.hpp"
#include "app/setting_flags.hpp"
#include "app/stop_signals.hpp"
#include "app/storage.hpp"
#include "base/log.hpp"

namespace ocrchat {
namespace {

constexpr int kForever = -1;

int work(const Settings& settings) {
  set_log_level(settings.log_level);
  const FileDescriptor signals = stop_signals();
  const auto store = open_store(settings);
  const auto blobs = open_blobs(settings);
  auto worker = std::make_unique<Worker>(own_program(), settings, *store, *blobs);
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
