#include "worker/page_loop.hpp"

#include <algorithm>
#include <exception>
#include <optional>
#include <thread>
#include <utility>

#include "base/log.hpp"
#include "worker/frames.hpp"
#include "worker/page_result.hpp"

namespace ocrchat {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kLookAgain{1000};
constexpr milliseconds kShortestPause{100};
constexpr milliseconds kLongestPause{10'000};
constexpr int kPatience = 5;

// The reader died or was killed: perhaps by chance, so the page may be tried again.
bool worth_another_try(const Error& error) {
  return error.code() == ErrorCode::page_crashed || error.code() == ErrorCode::page_timeout;
}

// A page that waits for a model leaves the others of its job to the other loops.
int pages_at_once(Lane lane, const Settings& settings) {
  return lane == Lane::cpu ? static_cast<int>(settings.run_pages) : 1;
}

std::string milliseconds_since(Millis start) {
  return std::to_string(now_ms() - start);
}

}  // namespace

void PageLoop::run() {
  while (!context_.stopping) {
    try {
      step();
      pause_ = {};
    } catch (const std::exception& error) {
      const auto* known = dynamic_cast<const Error*>(&error);
      log(LogLevel::error, "worker_trouble", {{"why", error.what()}, {"where", known ? known->where() : ""}});
      back_off();
    }
  }
  reader_.stop();
}

// What ends a job goes before what begins one.
bool PageLoop::end_a_job() {
  return context_.extraction != nullptr &&
         context_.extraction->run(context_.lane, context_.heartbeat, reader_, context_.stop);
}

void PageLoop::step() {
  if (end_a_job()) return;
  reader_.start();  // before pages are claimed, so that none wait for a reader that cannot start
  const Settings& settings = context_.settings;
  const auto claim = context_.queue.claim(context_.lane, pages_at_once(context_.lane, settings),
                                          settings.lease_seconds * 1000, now_ms());
  if (!claim) {
    context_.queue.doorbell().wait_for_work(kLookAgain);
    return;
  }
  left_.assign(claim->pages.begin(), claim->pages.end());
  const auto document = context_.blobs.open(claim->job.uuid);
  if (!document) {
    while (!left_.empty()) fail(*claim, Error(ErrorCode::gone));
    return;
  }
  read_claim(*claim, document->get());
}

void PageLoop::read_claim(const Claim& claim, int document) {
  try {
    read_pages(claim, document);
  } catch (const std::exception&) {
    give_back(claim);
    throw;
  }
  give_back(claim);
  reader_.close();
}

void PageLoop::read_pages(const Claim& claim, int document) {
  const Heartbeat::Watch watch = context_.heartbeat.watch(claim, reader_);
  opened_ = false;
  while (!left_.empty() && !context_.stopping) {
    read_next(claim, watch, document);
    if (watch.lost()) left_.clear();
  }
}

void PageLoop::read_next(const Claim& claim, const Heartbeat::Watch& watch, int document) {
  opened_ = opened_ && reader_.is_open();
  reader_.start();
  std::optional<PageResult> result;
  std::optional<Error> error;
  try {
    const Heartbeat::Reading busy(watch);
    if (watch.lost()) return;
    result = read_page(claim, watch, document);
  } catch (const Error& caught) {
    error = caught;
  }
  if (watch.lost()) return;
  if (result) return settle(claim, *result);
  if (error->code() == ErrorCode::overloaded) throw Error(*error);  // ours, not the page's
  // A document that does not open has no page that can be read: all of them have had their try.
  const std::size_t failed = opened_ ? 1 : left_.size();
  for (std::size_t i = 0; i < failed && !left_.empty(); ++i) fail(claim, *error);
}

PageResult PageLoop::read_page(const Claim& claim, const Heartbeat::Watch& watch, int document) {
  if (!opened_) {
    reader_.open(document, claim.job.request.password);
    opened_ = true;
  }
  const Millis start = now_ms();
  PageInHand hand{.job = claim.job, .page = reader_.read(left_.front(), claim.job.request.language)};
  take_steps(hand, watch);
  context_.figures.seconds.observe(static_cast<double>(now_ms() - start) / 1000);
  log(LogLevel::info, "page_read",
      {{"job", claim.job.uuid},
       {"page", std::to_string(hand.page.index)},
       {"ms", milliseconds_since(start)}});
  return page_result(std::move(hand));
}

void PageLoop::take_steps(PageInHand& hand, const Heartbeat::Watch& watch) {
  hand.picture = [&](const PictureRequest& request) { return reader_.picture(request); };
  std::stop_source nobody_waits;
  const auto break_off = [&] { nobody_waits.request_stop(); };
  const std::stop_callback on_loss(watch.loss(), break_off);
  const std::stop_callback on_stop(context_.stop, break_off);
  hand.cancel = nobody_waits.get_token();
  for (const auto& step : context_.steps) {
    if (step->applies(hand.job.request)) step->run(hand);
  }
}

void PageLoop::settle(const Claim& claim, const PageResult& result) {
  const bool valid = patiently("settle", [&] { return context_.queue.settle(claim, result, now_ms()); });
  if (valid) {
    context_.figures.done.add();
    left_.pop_front();
  } else {
    log(LogLevel::info, "result_refused", {{"job", claim.job.uuid}, {"page", std::to_string(result.index)}});
    left_.clear();
  }
}

// Of the next page.
void PageLoop::fail(const Claim& claim, const Error& error) {
  const int index = left_.front();
  const PageFailure failure{index,
                            {std::string(error_name(error.code())), error.message(), index},
                            error.where(),
                            !worth_another_try(error)};
  log(LogLevel::warning, "page_failed",
      {{"job", claim.job.uuid},
       {"page", std::to_string(index)},
       {"code", failure.warning.code},
       {"where", error.where()}});
  const RetryPolicy policy{static_cast<int>(context_.settings.page_tries),
                           context_.settings.retry_seconds * 1000};
  std::optional<bool> given_up;
  const bool valid = patiently("fail", [&] {
    given_up = context_.queue.fail(claim, failure, policy, now_ms());
    return given_up.has_value();
  });
  if (valid) {
    (*given_up ? context_.figures.failed : context_.figures.retried).add();
    left_.pop_front();
  } else {
    left_.clear();
  }
}

void PageLoop::give_back(const Claim& claim) {
  if (left_.empty()) return;
  try {
    context_.queue.release(claim, {left_.begin(), left_.end()});
  } catch (const std::exception& error) {  // they are free again when the lease ends
    log(LogLevel::warning, "release_failed", {{"job", claim.job.uuid}, {"why", error.what()}});
  }
  left_.clear();
}

// Results are dear: the database may be away for a moment. @returns whether the claim is still valid
bool PageLoop::patiently(const char* what, const std::function<bool()>& call) {
  for (int attempt = 1;; ++attempt) {
    try {
      const bool valid = call();
      pause_ = {};
      return valid;
    } catch (const std::exception& error) {
      log(LogLevel::warning, "store_trouble", {{"call", what}, {"why", error.what()}});
      if (attempt == kPatience) throw;
      back_off();
    }
  }
}

void PageLoop::back_off() {
  pause_ = std::clamp(pause_ * 2, kShortestPause, kLongestPause);
  const Deadline end = deadline_in(pause_);
  while (!context_.stopping && std::chrono::steady_clock::now() < end)
    std::this_thread::sleep_for(kShortestPause);
}

}  // namespace ocrchat
