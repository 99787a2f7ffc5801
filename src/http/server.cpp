#include "http/server.hpp"

#include <boost/asio/io_context.hpp>
#include <thread>
#include <vector>

#include "base/log.hpp"
#include "http/blocking_pool.hpp"
#include "http/connection.hpp"
#include "http/net.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kCallThreads = 16;
constexpr std::size_t kQuestionThreads = 8;
constexpr std::size_t kMostQuestions = 64;  // that wait: they would be answered too late
constexpr std::size_t kFileThreads = 4;
constexpr std::size_t kMostWaiting = 4000;

}  // namespace

// Destroyed from the last member up: first what runs, then what it runs on, then what both refer to.
struct HttpServer::Impl {
  Impl(const Settings& settings, const Services& services, Metrics& metrics, Doors doors)
      : context{settings,
                services.documents,
                services.accounts,
                services.payments,
                services.chat,
                services.operators,
                calls,
                questions,
                files,
                Models(settings.models),
                Places(static_cast<int>(settings.max_streams)),
                KnownNetworks(settings),
                metrics,
                RateLimits(settings),
                doors},
        io(static_cast<int>(settings.http_threads)),
        calls(kCallThreads, kMostWaiting),
        questions(kQuestionThreads, kMostQuestions),
        files(kFileThreads, kMostWaiting),
        listener(io, settings.listen, [this](std::unique_ptr<Stream> stream) {
          return serve_connection(context, connections, std::move(stream));
        }) {
    metrics.on_exposition([this](Gauges& gauges) {
      gauges.set("ocrchat_http_connections", "Connections that are open.", {},
                 static_cast<double>(connections.count()));
    });
    for (std::int64_t i = 0; i < settings.http_threads; ++i) threads.emplace_back([this] { io.run(); });
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  ~Impl() {
    io.stop();
    for (std::thread& thread : threads) thread.join();
    calls.stop();
    questions.stop();
    files.stop();
  }

  OpenConnections connections;
  Context context;
  asio::io_context io;
  BlockingPool calls;
  BlockingPool questions;
  BlockingPool files;
  Listener listener;
  std::vector<std::thread> threads;
};

HttpServer::HttpServer(const Settings& settings, const Services& services, Metrics& metrics, Doors doors)
    : impl_(std::make_unique<Impl>(settings, services, metrics, doors)) {
  log(LogLevel::info, "listening", {{"address", address()}});
}

HttpServer::~HttpServer() = default;

std::string HttpServer::address() const {
  return "http://" + impl_->listener.address();
}

void HttpServer::drain(int seconds) {
  impl_->listener.close();
  impl_->context.draining = true;
  impl_->connections.wind_down();
  if (!impl_->connections.wait_until_none(seconds)) {
    log(LogLevel::warning, "drain_incomplete", {{"connections", std::to_string(impl_->connections.count())}});
  }
}

}  // namespace ocrchat
