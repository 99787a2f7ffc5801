#include "llm/completion_call.hpp"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <set>

#include "base/error.hpp"
#include "base/log.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using namespace std::chrono_literals;

constexpr std::int64_t kMostAnswerBytes = 64 << 20;
constexpr int kLeastTokens = 256;
constexpr int kNotFound = 404;

/// The endpoint's side of a try: tells the pool how it went.
struct InHand {
  InHand(EndpointPool& of, std::size_t at) : pool(of), index(at) {}
  InHand(const InHand&) = delete;
  InHand& operator=(const InHand&) = delete;
  ~InHand() { pool.end(index, health, Clock::now()); }

  EndpointPool& pool;
  std::size_t index;
  EndpointPool::Health health = EndpointPool::Health::unknown;
};

EndpointPool::Health health_of(const Outcome& outcome) {
  using enum EndpointPool::Health;
  if (const auto* trouble = std::get_if<Trouble>(&outcome)) {
    return trouble->is_failure() && trouble->remedy() == Remedy::retry ? bad : good;
  }
  return good;
}

CompletionRequest within(const LlmPolicy& policy, CompletionRequest request) {
  const bool has_tokens = request.max_tokens > 0 && request.max_tokens < policy.max_tokens;
  if (!has_tokens) request.max_tokens = policy.max_tokens;
  const bool has_time = request.timeout.count() > 0 && request.timeout < policy.timeout;
  if (!has_time) request.timeout = policy.timeout;
  return request;
}

// The first name of a list of models.
std::string first_model(const std::string& body) {
  boost::system::error_code failure;
  const json::value list = json::parse(body, failure);
  const json::value* name = failure ? nullptr : list.find_pointer("/data/0/id", failure);
  return name != nullptr && name->is_string() ? std::string(name->get_string()) : std::string();
}

Completion ended(std::string_view reason) {
  Completion completion;
  completion.finish_reason = reason;
  return completion;
}

}  // namespace

CompletionCall::CompletionCall(HttpClient& http, EndpointPool& pool, const LlmPolicy& policy,
                               const CompletionRequest& request)
    : http_(http),
      pool_(pool),
      policy_(policy),
      request_(within(policy, request)),
      deadline_(Clock::now() + request_.timeout) {}

Completion CompletionCall::run() {
  for (;;) {
    const auto index = take();
    if (!index) return ended(finish::kCut);
    Outcome outcome = ask(*index);
    if (auto* completion = std::get_if<Completion>(&outcome)) {
      completion->endpoint = server_name(pool_.at(*index));
      if (completion->model.empty()) completion->model = pool_.model(*index);
      return std::move(*completion);
    }
    const Trouble& trouble = std::get<Trouble>(outcome);
    if (trouble.remedy() == Remedy::shrink) return ended(finish::kTooLong);
    if (trouble.remedy() != Remedy::retry) {
      throw Error(ErrorCode::internal, {}, "llm: " + words(*index, trouble));
    }
    if (!try_again(*index, trouble)) return ended(finish::kCut);
  }
}

std::string CompletionCall::model() {
  learn_model(0);
  return pool_.model(0);
}

// Waits until an endpoint has rested, if they all do. Nothing: the call was cancelled.
std::optional<std::size_t> CompletionCall::take() {
  while (!request_.cancel.stop_requested()) {
    if (left().count() <= 0) give_up(last_trouble_ + "; the time is up");
    const EndpointPool::Choice choice = pool_.choose(tried_, Clock::now());
    if (choice.endpoint) return choice.endpoint;
    if (!choice.free_at) give_up(last_trouble_ + "; all servers are spared after failures");
    sleep_until(*choice.free_at + jitter(policy_.first_wait));
  }
  return std::nullopt;
}

Outcome CompletionCall::ask(std::size_t index) {
  InHand in_hand(pool_, index);
  Outcome outcome = ask_as_it_understands(index);
  if (!request_.cancel.stop_requested()) in_hand.health = health_of(outcome);
  return outcome;
}

// Leaves out one optional field after the other while the server refuses. What was left out last is what it
// minded; the others may have been innocent and come along again next time.
Outcome CompletionCall::ask_as_it_understands(std::size_t index) {
  Options without = pool_.without(index);
  std::optional<Option> dropped;
  bool may_have_another_model = !pool_.model(index).empty() && pool_.at(index).model.empty();
  for (;;) {
    if (auto trouble = learn_model(index)) return *std::move(trouble);
    Outcome outcome = send(index, without);
    const auto* trouble = std::get_if<Trouble>(&outcome);
    if (trouble == nullptr) {
      if (dropped) pool_.learn_without(index, *dropped);
      return outcome;
    }
    if (trouble->status == kNotFound && std::exchange(may_have_another_model, false)) {
      pool_.learn_model(index, "");
      continue;
    }
    if (trouble->remedy() == Remedy::shrink && fits_with_less(*trouble)) continue;
    if (trouble->remedy() != Remedy::drop) return outcome;
    dropped = next_to_drop(request_, without, trouble->message);
    if (!dropped) return outcome;
    without.push_back(*dropped);
  }
}

std::optional<Trouble> CompletionCall::learn_model(std::size_t index) {
  if (!pool_.model(index).empty()) return std::nullopt;
  try {
    const HttpResponse response = http_.send(http_request(index, "GET", "/models"));
    if (response.cut) return Trouble{.message = "cancelled"};
    if (!response.ok()) return trouble_of(response);
    const std::string name = first_model(response.body);
    if (name.empty())
      return Trouble{.status = kNotFound, .message = "it lists no model; set the model's name"};
    pool_.learn_model(index, name);
    return std::nullopt;
  } catch (const Error& error) {
    return Trouble{.message = error.where()};
  }
}

Outcome CompletionCall::send(std::size_t index, const Options& without) {
  HttpRequest http = http_request(index, "POST", "/chat/completions");
  http.headers.emplace_back("Content-Type", "application/json");
  http.body = request_body(request_, pool_.model(index), without);
  CompletionReader reader(request_.on_text);
  std::exception_ptr thrown;  // by the caller's on_text: not the server's fault
  http.on_body = [&](std::string_view piece) {
    try {
      return reader.add(piece);
    } catch (...) {
      thrown = std::current_exception();
      return false;
    }
  };
  try {
    const HttpResponse response = http_.send(http);
    if (thrown) std::rethrow_exception(thrown);
    if (response.cut && request_.cancel.stop_requested()) return reader.cut();
    return response.ok() ? reader.end() : trouble_of(response);
  } catch (const Error& error) {
    if (thrown) throw;
    if (reader.is_whole()) return reader.end();
    return Trouble{.message = error.where()};
  }
}

HttpRequest CompletionCall::http_request(std::size_t index, const char* method,
                                         const std::string& path) const {
  const Endpoint& endpoint = pool_.at(index);
  HttpRequest http{.method = method, .url = endpoint.url + path};
  if (!endpoint.key.empty()) http.headers.emplace_back("Authorization", "Bearer " + endpoint.key);
  http.timeout = std::max(left(), 1ms);
  // One that hangs leaves time for another to answer.
  if (pool_.size() > 1) http.patience = std::max(std::chrono::ceil<std::chrono::seconds>(left() / 2), 1s);
  http.most_download_bytes = kMostAnswerBytes;
  http.cancel = request_.cancel;
  return http;
}

// Where only the room for the answer is too large for the model's context.
bool CompletionCall::fits_with_less(const Trouble& trouble) {
  const auto room = room_for_answer(trouble.message);
  if (!room || *room < kLeastTokens || *room >= request_.max_tokens) return false;
  request_.max_tokens = *room;
  return true;
}

// @returns false if the call is cancelled meanwhile
bool CompletionCall::try_again(std::size_t index, const Trouble& trouble) {
  last_trouble_ = words(index, trouble);
  log(LogLevel::info, "model_try_failed", {{"why", last_trouble_}});
  if (trouble.retry_after) {
    pool_.rest(index, Clock::now() + std::min<milliseconds>(*trouble.retry_after, policy_.most_rest));
  }
  tried_.push_back(index);
  if (static_cast<int>(tried_.size()) >= policy_.tries) give_up(last_trouble_);
  const std::set<std::size_t> distinct(tried_.begin(), tried_.end());
  if (distinct.size() < pool_.size()) return !request_.cancel.stop_requested();
  const auto doublings = std::min<std::size_t>(tried_.size() - distinct.size(), 10);
  return sleep_until(Clock::now() +
                     jitter(std::min(policy_.first_wait * (1 << doublings), policy_.most_wait)));
}

std::string CompletionCall::words(std::size_t index, const Trouble& trouble) const {
  const Endpoint& endpoint = pool_.at(index);
  const std::string said = trouble.safe_words(endpoint.key);
  const std::string server = server_name(endpoint);
  return said.starts_with(server) ? said : server + ": " + said;
}

void CompletionCall::give_up(const std::string& why) const {
  throw Error(ErrorCode::overloaded, "The model is busy or cannot be reached; try again in a moment.",
              "llm: " + why);
}

// @returns false if the call is cancelled meanwhile
bool CompletionCall::sleep_until(EndpointPool::Time time) const {
  if (time >= deadline_) give_up(last_trouble_ + "; no time is left to try again");
  std::mutex mutex;
  std::unique_lock lock(mutex);
  std::condition_variable_any wake;
  wake.wait_until(lock, request_.cancel, time, [] { return false; });
  return !request_.cancel.stop_requested();
}

milliseconds CompletionCall::jitter(milliseconds most) {
  return milliseconds(std::uniform_int_distribution<std::int64_t>(0, most.count())(random_));
}

milliseconds CompletionCall::left() const {
  return std::chrono::duration_cast<milliseconds>(deadline_ - Clock::now());
}

}  // namespace ocrchat
