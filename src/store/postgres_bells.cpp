#include "store/postgres_bells.hpp"

#include <libpq-fe.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>
#include <set>
#include <thread>
#include <utility>

#include "base/bytes.hpp"
#include "base/log.hpp"

namespace ocrchat {
namespace {

constexpr const char* kListen = "LISTEN ocrchat";
constexpr const char* kNotify = "SELECT pg_notify('ocrchat', $1)";
constexpr int kShortestPauseMs = 200;
constexpr int kLongestPauseMs = 5000;
constexpr int kLookAgainMs = 10'000;

using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;
using Result = std::unique_ptr<PGresult, decltype(&PQclear)>;

bool succeeded(const Result& result) {
  const ExecStatusType status = PQresultStatus(result.get());
  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

}  // namespace

struct PostgresBells::Impl {
  Impl(std::string text, Doorbell& bell)
      : connection(std::move(text)), doorbell(bell), wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    thread = std::thread([this] { run(); });
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    stopping = true;
    signal();
    thread.join();
  }

  void announce(const std::string& uuid) {
    const std::lock_guard lock(mutex);
    const bool first = unsaid.empty();
    unsaid.insert(uuid);
    if (first) signal();
  }

  void signal() const {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written =
        ::write(wake.get(), &one, sizeof one);  // full: it wakes all the same
  }

  void run();
  void serve(PGconn& server);
  bool say(PGconn& server);
  void hear(PGconn& server);
  void sleep(int milliseconds) const;

  const std::string connection;
  Doorbell& doorbell;
  const FileDescriptor wake;
  std::atomic<bool> stopping = false;
  std::mutex mutex;
  std::set<std::string> unsaid;  // uuids, and "" for work
  std::thread thread;
};

// Connects as often as it takes; whatever was rung in between may have been missed.
void PostgresBells::Impl::run() {
  int pause = kShortestPauseMs;
  bool first = true;
  while (!stopping) {
    const Connection server(PQconnectdb(connection.c_str()), PQfinish);
    const Result listening(PQexec(server.get(), kListen), PQclear);
    if (PQstatus(server.get()) == CONNECTION_OK && succeeded(listening)) {
      pause = kShortestPauseMs;
      if (!std::exchange(first, false)) doorbell.hear_everything();
      serve(*server);
    }
    if (stopping) return;
    log(LogLevel::warning, "database_bells_lost", {{"retry_ms", std::to_string(pause)}});
    sleep(pause);
    pause = std::min(pause * 2, kLongestPauseMs);
  }
}

void PostgresBells::Impl::serve(PGconn& server) {
  while (!stopping) {
    if (!say(server)) return;
    hear(server);
    std::array<pollfd, 2> waiting{{{PQsocket(&server), POLLIN, 0}, {wake.get(), POLLIN, 0}}};
    if (waiting[0].fd < 0) return;
    ::poll(waiting.data(), waiting.size(), kLookAgainMs);
    std::uint64_t count = 0;
    [[maybe_unused]] const auto got = ::read(wake.get(), &count, sizeof count);
    if (PQconsumeInput(&server) == 0) return;
  }
}

bool PostgresBells::Impl::say(PGconn& server) {
  std::set<std::string> said;
  {
    const std::lock_guard lock(mutex);
    said.swap(unsaid);
  }
  return std::ranges::all_of(said, [&](const std::string& uuid) {
    const char* value = uuid.c_str();
    return succeeded({PQexecParams(&server, kNotify, 1, nullptr, &value, nullptr, nullptr, 0), PQclear});
  });
}

// Of others: what we rang ourselves was heard here already.
void PostgresBells::Impl::hear(PGconn& server) {
  while (PGnotify* heard = PQnotifies(&server)) {
    const bool ours = heard->be_pid == PQbackendPID(&server);
    const std::string uuid = heard->extra;
    PQfreemem(heard);
    if (ours) continue;
    uuid.empty() ? doorbell.hear_work() : doorbell.hear_job(uuid);
  }
}

void PostgresBells::Impl::sleep(int milliseconds) const {
  pollfd waiting{wake.get(), POLLIN, 0};
  if (!stopping) ::poll(&waiting, 1, milliseconds);
  std::uint64_t count = 0;
  [[maybe_unused]] const auto got = ::read(wake.get(), &count, sizeof count);
}

PostgresBells::PostgresBells(std::string connection, Doorbell& doorbell)
    : impl_(std::make_unique<Impl>(std::move(connection), doorbell)) {
  doorbell.relay_to([this](const std::string& uuid) { impl_->announce(uuid); });
}

PostgresBells::~PostgresBells() = default;

}  // namespace ocrchat
