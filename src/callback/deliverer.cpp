#include "callback/deliverer.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/error.hpp"
#include "base/log.hpp"
#include "net/http_client.hpp"
#include "net/webhook_signature.hpp"

namespace ocrchat {
namespace {

constexpr std::chrono::seconds kTimeout{10};
constexpr Millis kLease = 60'000;
constexpr Millis kFirstWait = 5'000;
constexpr int kMostDoublings = 11;
constexpr std::chrono::milliseconds kLookAgain{1000};
constexpr int kGone = 410;

}  // namespace

struct Deliverer::Impl {
  Impl(const Settings& of, Callbacks& owed, const Secrets& with)
      : settings(of), callbacks(owed), secrets(with), thread([this] { run(); }) {}
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    {
      const std::lock_guard lock(mutex);
      stopping = true;
    }
    wake.notify_all();
    thread.join();
  }

  void run() {
    while (!pause()) {
      try {
        while (!stopped() && deliver_one()) {
        }
      } catch (const Error& error) {
        log(LogLevel::warning, "callbacks_trouble", {{"where", error.where()}});
      }
    }
  }

  bool stopped() {
    const std::lock_guard lock(mutex);
    return stopping;
  }

  // @returns whether it is time to stop
  bool pause() {
    std::unique_lock lock(mutex);
    return wake.wait_for(lock, kLookAgain, [this] { return stopping; });
  }

  bool deliver_one() {
    const auto callback = callbacks.take_callback(kLease, now_ms());
    if (!callback) return false;
    const auto [outcome, final] = attempt(*callback);
    log(LogLevel::info, "callback",
        {{"job", callback->job},
         {"event", callback->event},
         {"outcome", outcome.empty() ? "made" : outcome}});
    if (outcome.empty()) {
      callbacks.callback_made(callback->id);
    } else {
      callbacks.callback_failed(callback->id, outcome, next_try(*callback, final));
    }
    return true;
  }

  struct Outcome {
    std::string trouble;  ///< empty: it was made
    bool final = false;
  };

  Outcome attempt(const Callback& callback) {
    HttpRequest request{.method = "POST", .url = callback.url};
    request.body = callback.payload;
    request.headers = {{"Content-Type", "application/json"},
                       {"Ocrchat-Event-Id", callback.event},
                       {"Ocrchat-Signature", callback_signature(callback_secret(secrets, callback.account),
                                                                callback.payload, now_ms() / 1000)}};
    request.audience = settings.callback_private ? Audience::anyone : Audience::public_only;
    request.timeout = kTimeout;
    try {
      const HttpResponse response = client.send(request);
      if (response.ok()) return {};
      return {"answered " + std::to_string(response.status), response.status == kGone};
    } catch (const Error& error) {
      return {error.where(), false};
    }
  }

  std::optional<Millis> next_try(const Callback& callback, bool final) const {
    if (final || callback.tries + 1 >= settings.callback_tries) return std::nullopt;
    return now_ms() + (kFirstWait << std::min(callback.tries, kMostDoublings));
  }

  const Settings& settings;
  Callbacks& callbacks;
  const Secrets& secrets;
  HttpClient client;
  std::mutex mutex;
  std::condition_variable wake;
  bool stopping = false;
  std::thread thread;  // last: it uses the others
};

Deliverer::Deliverer(const Settings& settings, Callbacks& callbacks, const Secrets& secrets)
    : impl_(std::make_unique<Impl>(settings, callbacks, secrets)) {}

Deliverer::~Deliverer() = default;

}  // namespace ocrchat
