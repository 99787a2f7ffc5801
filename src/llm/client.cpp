#include "llm/client.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <charconv>
#include <optional>
#include <random>
#include <thread>

#include "base/log.hpp"
#include "base/utf8.hpp"
#include "llm/endpoint_pool.hpp"
#include "llm/event_stream.hpp"
#include "llm/wire.hpp"
#include "net/http_client.hpp"

namespace ocrchat {
namespace {

using std::chrono::duration_cast;
using std::chrono::milliseconds;
using Clock = EndpointPool::Clock;

constexpr milliseconds kLook{50};
constexpr milliseconds kListTimeout{10'000};
constexpr std::size_t kMostAnswer = 8 << 20;

/// How one try ended.
struct Try {
  enum class Kind { answered, unwanted, again, refused_field, too_long, failed };
  Kind kind = Kind::failed;
  Completion completion = {};
  std::string why = {};
  milliseconds wait{0};  ///< at least, before the next one
};

bool passes(int status) {
  return status == 408 || status == 409 || status == 425 || status == 429 || status >= 500 || status == 0;
}

// Seconds; a date would need clocks that agree.
milliseconds retry_after(const HttpResponse& response) {
  for (const auto& [name, value] : response.headers) {
    long seconds = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
    if (name == "retry-after" && error == std::errc{} && seconds >= 0) {
      return std::chrono::seconds(std::min(seconds, 3600L));
    }
  }
  return milliseconds(0);
}

// Of the list that a server gives of its models; empty if there is none.
std::string first_model(const std::string& list) {
  boost::system::error_code failure;
  const boost::json::value body = boost::json::parse(list, failure);
  if (failure) return "";
  const boost::json::value* id = body.find_pointer("/data/0/id", failure);
  return id != nullptr && id->is_string() ? std::string(id->get_string()) : std::string();
}

/// Hears an answer, streamed or whole.
class Listener {
 public:
  explicit Listener(const CompletionRequest& request)
      : request_(request), events_([this](std::string_view event) { take(event); }) {}

  bool add(std::string_view bytes) {
    if (!started_) begin(bytes);
    if (whole_) {
      body_ += bytes;
      return body_.size() <= kMostAnswer;
    }
    return events_.add(bytes) && answer_.text().size() <= kMostAnswer && !cut_ && !trouble_;
  }

  void finish() {
    if (whole_) {
      take(body_);
    } else {
      events_.finish();
    }
  }

  const std::optional<WireError>& trouble() const { return trouble_; }
  bool cut() const { return cut_; }
  bool complete() const { return answer_.ended(); }
  Completion take_answer() { return answer_.take(); }

 private:
  // Some servers answer whole although they were asked to stream.
  void begin(std::string_view bytes) {
    const std::string_view text = trimmed(bytes);
    if (text.empty()) return;
    started_ = true;
    whole_ = text.front() == '{';
  }

  void take(std::string_view event) {
    if (trouble_ || cut_ || done_) return;
    try {
      done_ = !answer_.add(event);
    } catch (const WireTrouble& trouble) {
      trouble_ = trouble.error();
      return;
    }
    if (!done_ && request_.on_text && !request_.on_text(answer_.text())) cut_ = true;
  }

  const CompletionRequest& request_;
  EventStream events_;
  AnswerBuilder answer_;
  std::string body_;
  std::optional<WireError> trouble_;
  bool started_ = false;
  bool whole_ = false;
  bool done_ = false;
  bool cut_ = false;
};

Try try_of(const WireError& error, int status, milliseconds wait) {
  const int code = error.code != 0 ? error.code : status;
  const std::string why = std::to_string(code) + " " + error.message;
  if (is_context_error(error.message)) return {.kind = Try::Kind::too_long, .why = why};
  if (code == 400 || code == 422) return {.kind = Try::Kind::refused_field, .why = why};
  if (passes(code) || code == 200) return {.kind = Try::Kind::again, .why = why, .wait = wait};
  return {.kind = Try::Kind::failed, .why = why};
}

Try try_of(Listener& heard, const HttpResponse& response) {
  if (!response.ok() && response.status != 0) {
    const WireError error = wire_error(response.body).value_or(WireError{});
    return try_of({error.message, 0}, response.status, retry_after(response));
  }
  if (!response.cut) heard.finish();
  if (heard.cut()) {
    Completion completion = heard.take_answer();
    completion.finish_reason = "cut";
    return {.kind = Try::Kind::answered, .completion = std::move(completion)};
  }
  if (heard.trouble()) return try_of(*heard.trouble(), response.status, milliseconds(0));
  if (response.cut) return {.kind = Try::Kind::unwanted, .why = "it is no longer wanted"};
  if (!heard.complete()) return {.kind = Try::Kind::again, .why = "the answer broke off"};
  return {.kind = Try::Kind::answered, .completion = heard.take_answer()};
}

}  // namespace

struct LlmClient::Impl {
  Impl(std::vector<Endpoint> endpoints, Patience how) : patience(how), pool(std::move(endpoints), patience) {}

  Completion complete(const CompletionRequest& request);
  Try ask(std::size_t number, const CompletionRequest& request, milliseconds left);
  Try ask(std::size_t number, const CompletionRequest& request, Without without, milliseconds left);
  std::string model_at(std::size_t number, milliseconds left);
  milliseconds pause_after(int tries, milliseconds asked_for);
  static bool wait(milliseconds time, const CompletionRequest& request);

  const Patience patience;
  EndpointPool pool;
  HttpClient http;
};

std::string LlmClient::Impl::model_at(std::size_t number, milliseconds left) {
  std::string name = pool.model(number);
  if (!name.empty()) return name;
  const Endpoint& endpoint = pool.endpoint(number);
  HttpRequest request{.url = endpoint.url + "/models"};
  if (!endpoint.key.empty()) request.headers.emplace_back("Authorization", "Bearer " + endpoint.key);
  request.timeout = std::min(left, kListTimeout);
  const HttpResponse response = http.send(request);
  name = first_model(response.body);
  if (name.empty()) return "";
  pool.remember(number, name);
  return name;
}

// With all fields that it is not known to refuse, then with fewer and fewer.
Try LlmClient::Impl::ask(std::size_t number, const CompletionRequest& request, milliseconds left) {
  const auto end = Clock::now() + left;
  for (Without without = pool.without(number);; ++without.first) {
    Try result = ask(number, request, without, duration_cast<milliseconds>(end - Clock::now()));
    if (result.kind == Try::Kind::answered) pool.remember(number, without);
    if (result.kind != Try::Kind::refused_field || without.first >= kOptionals) return result;
  }
}

Try LlmClient::Impl::ask(std::size_t number, const CompletionRequest& request, Without without,
                         milliseconds left) {
  try {
    const Endpoint& endpoint = pool.endpoint(number);
    Listener heard(request);
    HttpRequest call{.method = "POST", .url = endpoint.url + "/chat/completions"};
    call.body = request_body(request, model_at(number, left), without);
    call.headers = {{"Content-Type", "application/json"}, {"Accept", "text/event-stream"}};
    if (!endpoint.key.empty()) call.headers.emplace_back("Authorization", "Bearer " + endpoint.key);
    call.timeout = std::max(left, milliseconds(1));
    call.on_body = [&](std::string_view bytes) { return heard.add(bytes); };
    call.wanted = request.wanted;
    return try_of(heard, http.send(call));
  } catch (const Error& error) {
    return {.kind = Try::Kind::again, .why = error.where()};
  }
}

milliseconds LlmClient::Impl::pause_after(int tries, milliseconds asked_for) {
  if (asked_for.count() > 0) return std::min(asked_for, patience.longest_wait);
  thread_local std::mt19937 random{std::random_device{}()};
  const milliseconds most =
      std::min(patience.first_wait * (1 << std::min(tries - 1, 10)), patience.longest_wait);
  return milliseconds(std::uniform_int_distribution<milliseconds::rep>(0, most.count())(random));
}

// @returns whether it is still wanted
bool LlmClient::Impl::wait(milliseconds time, const CompletionRequest& request) {
  const auto end = Clock::now() + time;
  while (Clock::now() < end) {
    if (request.wanted && !request.wanted()) return false;
    std::this_thread::sleep_for(
        std::min(kLook, duration_cast<milliseconds>(end - Clock::now()) + milliseconds(1)));
  }
  return !request.wanted || request.wanted();
}

Completion LlmClient::Impl::complete(const CompletionRequest& request) {
  const auto end = Clock::now() + request.budget;
  std::optional<std::size_t> last;
  std::string why = "all endpoints rest";
  for (int tries = 1; tries <= patience.tries;) {
    const auto left = duration_cast<milliseconds>(end - Clock::now());
    if (left.count() <= 0) break;
    const auto number = pool.lend(last);
    if (!number) break;
    Try result = ask(*number, request, left);
    const bool ill = result.kind == Try::Kind::again;
    const bool well = result.kind == Try::Kind::answered;
    pool.give_back(*number, ill    ? EndpointPool::Verdict::ill
                            : well ? EndpointPool::Verdict::well
                                   : EndpointPool::Verdict::no_fault);
    if (well) return std::move(result.completion);
    why = result.why;
    if (result.kind == Try::Kind::too_long) throw ContextTooLong(why);
    if (result.kind != Try::Kind::again) break;
    log(LogLevel::warning, "model_trouble", {{"endpoint", pool.endpoint(*number).url}, {"why", why}});
    const bool elsewhere = pool.size() > 1 && last != number;
    last = number;
    ++tries;
    if (tries > patience.tries) break;
    const milliseconds pause = elsewhere ? milliseconds(0) : pause_after(tries - 1, result.wait);
    if (pause > duration_cast<milliseconds>(end - Clock::now()) || !wait(pause, request)) break;
  }
  throw Error(ErrorCode::overloaded, "The model server gives no answer; try again later.", "model: " + why);
}

LlmClient::LlmClient(std::vector<Endpoint> endpoints, Patience patience)
    : impl_(std::make_unique<Impl>(std::move(endpoints), patience)) {}
LlmClient::~LlmClient() = default;

bool LlmClient::configured() const {
  return impl_->pool.size() > 0;
}

Completion LlmClient::complete(const CompletionRequest& request) {
  return impl_->complete(request);
}

std::string LlmClient::model() {
  if (!configured()) return "";
  try {
    return impl_->model_at(0, kListTimeout);
  } catch (const Error&) {
    return "";
  }
}

}  // namespace ocrchat
