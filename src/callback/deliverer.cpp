#include "callback/deliverer.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

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
constexpr std::size_t kMostAnswer = 64 << 10;
constexpr int kThreads = 8;
constexpr int kGone = 410;

}  // namespace

struct Deliverer::Impl {
  Impl(const Settings& of, Callbacks& owed, const Secrets& with)
      : settings(of), callbacks(owed), secrets(with) {
    for (int i = 0; i < kThreads; ++i) threads.emplace_back([this] { run(); });
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    {
      const std::lock_guard lock(mutex);
      stopping = true;
    }
    wake.notify_all();
    threads.clear();
  }

  void run() {
    while (const auto callback = next()) {
      try {
        deliver(*callback);
      } catch (const Error& error) {  // its lease ends, and it is made again
        log(LogLevel::warning, "callbacks_trouble", {{"where", error.where()}});
      }
      has_ended(callback->account);
    }
  }

  // One thread looks for the next call, the idle ones wait behind it. Nothing: it is time to stop.
  std::optional<Callback> next() {
    const std::lock_guard my_turn(looking);
    while (!is_stopping()) {
      try {
        if (auto callback = callbacks.take_callback(accounts_in_hand(), kLease, now_ms())) {
          const std::lock_guard lock(mutex);
          in_hand.push_back(callback->account);
          return callback;
        }
      } catch (const Error& error) {
        log(LogLevel::warning, "callbacks_trouble", {{"where", error.where()}});
      }
      pause();
    }
    return std::nullopt;
  }

  bool is_stopping() {
    const std::lock_guard lock(mutex);
    return stopping;
  }

  // Until an account is free again, or it is time to look what else has become due.
  void pause() {
    std::unique_lock lock(mutex);
    wake.wait_for(lock, kLookAgain, [this] { return stopping || freed; });
    freed = false;
  }

  std::vector<AccountId> accounts_in_hand() {
    const std::lock_guard lock(mutex);
    return in_hand;
  }

  void has_ended(AccountId account) {
    {
      const std::lock_guard lock(mutex);
      std::erase(in_hand, account);
      freed = true;
    }
    wake.notify_all();
  }

  void deliver(const Callback& callback) {
    const auto [outcome, final] = attempt(callback);
    log(LogLevel::info, "callback",
        {{"job", callback.job}, {"event", callback.event}, {"outcome", outcome.empty() ? "made" : outcome}});
    if (outcome.empty()) {
      callbacks.callback_made(callback.id);
    } else {
      callbacks.callback_failed(callback.id, outcome, next_try(callback, final));
    }
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
    request.most_body_bytes = kMostAnswer;
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
  std::mutex looking;
  std::mutex mutex;  // of what follows
  std::condition_variable wake;
  bool stopping = false;
  bool freed = false;              // an account, since the last look
  std::vector<AccountId> in_hand;  // accounts with a call under way: one each
  std::vector<std::jthread> threads;
};

Deliverer::Deliverer(const Settings& settings, Callbacks& callbacks, const Secrets& secrets)
    : impl_(std::make_unique<Impl>(settings, callbacks, secrets)) {}

Deliverer::~Deliverer() = default;

}  // namespace ocrchat
