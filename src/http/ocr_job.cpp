#include <boost/json.hpp>

#include "base/error.hpp"
#include "http/auth.hpp"
#include "http/handlers.hpp"
#include "http/job_reply.hpp"
#include "service/job_json.hpp"

namespace ocrchat {
namespace {

constexpr int kJobsInAnAnswer = 20;
constexpr std::size_t kLongestCursor = 200;

Reply listing_reply(const Service::Listing& listing) {
  boost::json::array jobs;
  // Lists are for choosing from: without what makes a job big.
  for (const Job& job : listing.jobs) jobs.push_back(boost::json::parse(job_summary(job)));
  boost::json::value next;
  if (!listing.next_cursor.empty()) next = listing.next_cursor;
  return json_reply(boost::json::object{{"jobs", std::move(jobs)}, {"next_cursor", std::move(next)}});
}

}  // namespace

asio::awaitable<Reply> list_jobs(Exchange& exchange) {
  const Caller caller = co_await authenticate(exchange);
  const int limit = number_parameter(exchange.request, "limit", 1, 100).value_or(kJobsInAnAnswer);
  const std::string cursor = exchange.request.parameter("cursor").value_or("");
  if (cursor.size() > kLongestCursor)
    throw Error(ErrorCode::bad_field, "'cursor' takes the 'next_cursor' of a list.");
  co_return co_await exchange.context.calls.call(
      [&] { return listing_reply(exchange.context.service.list(caller, cursor, limit)); });
}

asio::awaitable<Reply> show_job(Exchange& exchange) {
  const Caller caller = co_await authenticate(exchange);
  const auto most = static_cast<int>(exchange.context.settings.max_wait);
  const int seconds = number_parameter(exchange.request, "wait", 0, most).value_or(0);
  const bool partial = flag_parameter(exchange.request, "partial");
  const bool brief = flag_parameter(exchange.request, "brief");
  const Job job = co_await wait_for_job(exchange, caller, exchange.path.uuid, seconds);
  if (brief) co_return co_await brief_job_reply(exchange.context, job);
  co_return co_await job_reply(exchange.context, job, 200, partial);
}

asio::awaitable<Reply> delete_job(Exchange& exchange) {
  const Caller caller = co_await authenticate(exchange);
  const std::string& uuid = exchange.path.uuid;
  co_await exchange.context.calls.run([&] { exchange.context.service.remove(caller, uuid); });
  Reply reply;
  reply.status = 204;
  co_return reply;
}

}  // namespace ocrchat
