#include "http/request_report.hpp"

#include <algorithm>
#include <array>

#include "base/log.hpp"

namespace ocrchat {
namespace {

constexpr std::array<std::string_view, 7> kMethods{"GET",   "HEAD",   "POST",   "PUT",
                                                   "PATCH", "DELETE", "OPTIONS"};
constexpr std::array kSeconds{0.005, 0.01, 0.025, 0.05, 0.1,  0.25, 0.5,
                              1.0,   2.5,  5.0,   10.0, 30.0, 60.0, 120.0};

// Clients may make methods up; families with a line for each of them would grow for ever.
std::string known_method(const std::string& method) {
  return std::find(kMethods.begin(), kMethods.end(), method) == kMethods.end() ? "other" : method;
}

// What stands in its place in the path may be anything, a token too.
std::string job_id(const std::string& text) {
  const bool is_one = text.size() == 32 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
  return is_one ? text : "?";
}

void count(Metrics& metrics, const std::string& route, const std::string& method, int status) {
  metrics
      .counter("ocrchat_http_requests_total", "Requests answered.",
               {{"route", route}, {"method", method}, {"status", std::to_string(status)}})
      .add();
}

}  // namespace

void report_request(const Exchange& exchange, std::string_view pattern, const Outcome& outcome) {
  using std::chrono::duration;
  using std::chrono::milliseconds;
  const std::string route = pattern.empty() ? "-" : std::string(pattern);
  const std::string method = known_method(exchange.request.method);
  count(exchange.context.metrics, route, method, outcome.status);
  exchange.context.metrics
      .histogram("ocrchat_http_request_seconds", "Time from a request's head to the end of its answer.",
                 {kSeconds.begin(), kSeconds.end()}, {{"route", route}})
      .observe(duration<double>(outcome.took).count());
  const auto ms = std::chrono::duration_cast<milliseconds>(outcome.took).count();
  const bool known = exchange.caller && exchange.caller->account;
  log(LogLevel::info, "request",
      {{"method", method},
       {"route", route},
       {"job", exchange.path.uuid.empty() ? "-" : job_id(exchange.path.uuid)},
       {"account", known ? std::to_string(exchange.caller->account->id) : "-"},
       {"status", std::to_string(outcome.status)},
       {"ms", std::to_string(ms)},
       {"bytes", std::to_string(outcome.bytes)},
       {"request", exchange.request.id}});
}

void report_misunderstood(Context& context, const std::string& request_id, int status) {
  count(context.metrics, "-", "other", status);
  log(LogLevel::info, "request", {{"status", std::to_string(status)}, {"request", request_id}});
}

}  // namespace ocrchat
