#include "http/job_reply.hpp"

#include <boost/asio/this_coro.hpp>

#include "http/job_watch.hpp"
#include "service/job_json.hpp"

namespace ocrchat {
asio::awaitable<Reply> job_reply(Context& context, const Job& job, int status, bool partial) {
  co_return co_await context.calls.call([&] {
    Reply reply;
    reply.status = status;
    reply.media_type = "application/json";
    reply.body = Spool(std::filesystem::path(context.settings.data));
    const auto pages = job.finished() || partial ? context.service.pages(job) : nullptr;
    const bool translated = pages && !job.request.translate_to.empty();
    const auto translation = translated ? context.service.pages(job, PageVersion::translated) : nullptr;
    const std::string data = job.request.tool.empty() ? "" : context.service.data(job);
    write_job_json(job, {pages.get(), translation.get(), data}, reply.body);
    reply.body.finish();
    return reply;
  });
}

asio::awaitable<Reply> brief_job_reply(Context& context, const Job& job) {
  co_return co_await context.calls.call([&] {
    const std::string data = job.request.tool.empty() ? "" : context.service.data(job);
    return text_reply("application/json", brief_job_json(job, data));
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
  JobWatch watch(context.service, uuid, co_await asio::this_coro::executor);
  const auto deadline = JobWatch::Clock::now() + std::chrono::seconds(seconds);
  for (;;) {
    Job job = co_await context.calls.call([&] { return context.service.find(caller, uuid); });
    const bool over = JobWatch::Clock::now() >= deadline || context.draining || exchange.stream.peer_closed();
    if (over || job.finished()) co_return job;
    co_await watch.wait(deadline);
  }
}

}  // namespace ocrchat
