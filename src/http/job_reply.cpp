#include "http/job_reply.hpp"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "service/job_json.hpp"

namespace ocrchat {
namespace {

using Clock = std::chrono::steady_clock;

// Rung from any thread, heard on the connection's executor.
struct Wake {
  explicit Wake(const asio::any_io_executor& executor) : timer(executor) {}
  asio::steady_timer timer;
  bool rung = false;
};

Doorbell::Subscription subscribe(Service& service, const std::string& uuid,
                                 const asio::any_io_executor& executor, const std::shared_ptr<Wake>& wake) {
  return service.subscribe(uuid, [executor, weak = std::weak_ptr(wake)] {
    asio::post(executor, [weak] {
      const auto rung = weak.lock();
      if (!rung) return;
      rung->rung = true;
      rung->timer.cancel();
    });
  });
}

}  // namespace

asio::awaitable<Reply> job_reply(Context& context, const Job& job, int status, bool partial) {
  co_return co_await context.calls.call([&] {
    Reply reply;
    reply.status = status;
    reply.media_type = "application/json";
    reply.body = Spool(std::filesystem::path(context.settings.data));
    const auto pages = job.finished() || partial ? context.service.pages(job) : nullptr;
    write_job_json(job, pages.get(), reply.body);
    reply.body.finish();
    return reply;
  });
}

asio::awaitable<Reply> file_reply(Context& context, std::string_view kind, std::function<Download()> open) {
  co_return co_await context.calls.call([&] {
    const Download download = open();
    Reply reply;
    reply.media_type = download.media_type;
    reply.set("Content-Disposition", disposition(kind, download.file_name));
    reply.body = Spool(std::filesystem::path(context.settings.data));
    download.write(reply.body);
    reply.body.finish();
    return reply;
  });
}

asio::awaitable<Job> wait_for_job(Exchange& exchange, const Caller& caller, const std::string& uuid,
                                  int seconds) {
  Context& context = exchange.context;
  const auto executor = co_await asio::this_coro::executor;
  const auto wake = std::make_shared<Wake>(executor);
  const auto subscription = subscribe(context.service, uuid, executor, wake);
  const auto deadline = Clock::now() + std::chrono::seconds(seconds);
  for (;;) {
    wake->rung = false;
    Job job = co_await context.calls.call([&] { return context.service.find(caller, uuid); });
    const bool over = Clock::now() >= deadline || context.draining || exchange.stream.peer_closed();
    if (over || job.finished()) co_return job;
    if (wake->rung) continue;
    // A ring may be lost (doorbell.hpp), and hanging up rings nothing: look again every second.
    wake->timer.expires_at(std::min(deadline, Clock::now() + std::chrono::seconds(1)));
    co_await wake->timer.async_wait(asio::as_tuple(asio::use_awaitable));
  }
}

}  // namespace ocrchat
