#include <boost/asio/this_coro.hpp>
#include <boost/json.hpp>
#include <charconv>

#include "base/error.hpp"
#include "document/json.hpp"
#include "http/auth.hpp"
#include "http/handlers.hpp"
#include "http/job_watch.hpp"
#include "http/server_sent_events.hpp"
#include "service/job_json.hpp"

namespace ocrchat {
namespace {

using Clock = JobWatch::Clock;

constexpr std::string_view kRetry = "retry: 2000\n\n";

std::string progress(const Job& job) {
  return event_text("progress", boost::json::serialize(boost::json::object{{"status", name(job.status)},
                                                                           {"pages_done", job.pages_done},
                                                                           {"page_count", job.page_count}}));
}

std::string gone() {
  return event_text(
      "error", boost::json::serialize(boost::json::object{{"code", error_name(ErrorCode::not_found)},
                                                          {"error", "The job was deleted or has expired."}}));
}

struct Wish {
  int seen = 0;        ///< the last page that the client has
  bool brief = false;  ///< pages without their text
};

/// What one client follows. Pages come in the order in which they were settled, which is their id: a client
/// that comes back with the last one it saw misses none and sees none twice.
class JobEvents {
 public:
  JobEvents(Exchange& exchange, const Caller& caller, const Wish& wish, Outlet& out)
      : context_(exchange.context),
        stream_(exchange.stream),
        caller_(caller),
        uuid_(exchange.path.uuid),
        seen_(wish.seen),
        brief_(wish.brief),
        out_(out) {}

  asio::awaitable<void> send_all() {
    JobWatch watch(context_.service, uuid_, co_await asio::this_coro::executor);
    bool more = co_await out_.write(kRetry);
    while (more && !context_.draining && !stream_.peer_closed()) {
      more = co_await send_news();
      if (more) co_await watch.wait(Clock::now() + kKeepAlive);
    }
  }

 private:
  asio::awaitable<bool> send_news() {
    const auto job = co_await context_.calls.call([&] { return find(); });
    if (!job) {
      co_await send(gone());
      co_return false;
    }
    const std::string now = progress(*job);
    if (now != progress_ && !co_await send(now)) co_return false;
    progress_ = now;
    if (!co_await send_pages()) co_return false;
    if (job->finished()) {
      co_await send(event_text("job", job_summary(*job)));
      co_return false;
    }
    if (Clock::now() - last_sent_ >= kKeepAlive) co_return co_await send(std::string(kStillHere));
    co_return true;
  }

  std::optional<Job> find() {
    try {
      return context_.service.find(caller_, uuid_);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::not_found) throw;
      return std::nullopt;
    }
  }

  asio::awaitable<bool> send_pages() {
    for (;;) {
      const auto page =
          co_await context_.calls.call([&] { return context_.service.settled_after(uuid_, seen_); });
      if (!page) co_return true;
      const Page read = page_from_json(page->result.json);
      const std::string shown = brief_ ? page_summary(read) : page_json(read);
      if (!co_await send(event_text("page", shown, std::to_string(page->order)))) co_return false;
      seen_ = page->order;
    }
  }

  asio::awaitable<bool> send(std::string text) {
    last_sent_ = Clock::now();
    co_return co_await out_.write(text);
  }

  Context& context_;
  Stream& stream_;
  const Caller& caller_;
  const std::string& uuid_;
  int seen_;
  const bool brief_;
  Outlet& out_;
  std::string progress_;
  Clock::time_point last_sent_ = Clock::now();
};

// What is no number of ours is of another server's stream: from the start, then.
int last_seen(const Request& request) {
  const std::string text = request.header("last-event-id").value_or("");
  int order = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), order);
  return error == std::errc{} && end == text.data() + text.size() && order > 0 ? order : 0;
}

struct Following {
  Caller caller;
  Places::Place place;
};

}  // namespace

asio::awaitable<Reply> stream_events(Exchange& exchange) {
  Caller caller = co_await authenticate(exchange);
  Context& context = exchange.context;
  co_await context.calls.run([&] { context.service.find(caller, exchange.path.uuid); });
  Places::Place place = context.streams.take(caller.owner);
  const auto following = std::make_shared<Following>(Following{std::move(caller), std::move(place)});
  Reply reply;
  reply.media_type = "text/event-stream";
  reply.set("X-Accel-Buffering", "no");
  const Wish wish{last_seen(exchange.request), flag_parameter(exchange.request, "brief")};
  reply.stream = [&exchange, following, wish](Outlet& out) -> asio::awaitable<void> {
    JobEvents events(exchange, following->caller, wish, out);
    co_await events.send_all();
  };
  co_return reply;
}

}  // namespace ocrchat
