#include "http/chat_stream.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/json.hpp>

#include "base/error.hpp"
#include "base/log.hpp"
#include "http/event_line.hpp"
#include "http/server_sent_events.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;
using Clock = std::chrono::steady_clock;

std::string status(std::string_view state) {
  return event_text("status", json::serialize(json::object{{"state", state}}));
}

std::string failure(const Error& error) {
  return event_text(
      "error", json::serialize(json::object{{"error", error.message()}, {"code", error_name(error.code())}}));
}

/// One question and who waits for its answer.
struct AskedInStream {
  Context& context;
  Caller caller;
  std::string uuid;
  std::string question;
  Places::Place place;
  std::stop_source gone = {};
  std::shared_ptr<EventLine> line = {};
};

/// Turns drafts into what is new in them. On the thread that makes the answer.
class Drafts {
 public:
  explicit Drafts(std::shared_ptr<EventLine> line) : line_(std::move(line)) {}

  void begin() {
    reset();
    line_->push(status("writing"));
  }
  void add(const std::string& text) {
    if (!text.starts_with(sent_)) reset();
    if (text.size() == sent_.size()) return;
    line_->push(event_text("draft", json::serialize(json::object{{"text", text.substr(sent_.size())}})));
    sent_ = text;
  }

 private:
  void reset() {
    if (!sent_.empty()) line_->push(event_text("draft_reset", "{}"));
    sent_.clear();
  }

  std::shared_ptr<EventLine> line_;
  std::string sent_;
};

AnswerProgress progress_into(const std::shared_ptr<EventLine>& line) {
  const auto drafts = std::make_shared<Drafts>(line);
  return {[drafts] { drafts->begin(); }, [drafts](const std::string& text) { drafts->add(text); },
          [line] { line->push(status("verifying")); }};
}

// On a thread of the pool.
void make_answer(AskedInStream& asked) {
  try {
    asked.line->push(status("searching"));
    const auto turn = asked.context.chat.ask(asked.caller, asked.uuid, asked.question,
                                             {progress_into(asked.line), asked.gone.get_token()});
    asked.line->push(event_text("message", json::serialize(turn_json(turn))));
  } catch (const Error& error) {
    asked.line->push(failure(error));
  } catch (const std::exception& error) {
    log(LogLevel::error, "chat_failed", {{"job", asked.uuid}, {"why", error.what()}});
    asked.line->push(failure(Error(ErrorCode::internal)));
  }
}

asio::awaitable<void> answer_on_pool(std::shared_ptr<AskedInStream> asked) {
  try {
    co_await asked->context.questions.run([&] { make_answer(*asked); });
  } catch (const Error& error) {  // too many wait already
    asked->line->push(failure(error));
  }
  asked->line->finish();
}

/// Until the last event is sent. @returns false if the client went away
asio::awaitable<bool> pass_on(EventLine& line, Stream& stream, Outlet& out) {
  Clock::time_point last_sent = Clock::now();
  while (!line.finished()) {
    for (const std::string& event : line.take()) {
      if (!co_await out.write(event)) co_return false;
      last_sent = Clock::now();
    }
    if (stream.peer_closed()) co_return false;
    if (Clock::now() - last_sent >= kKeepAlive) {
      if (!co_await out.write(kStillHere)) co_return false;
      last_sent = Clock::now();
    }
    co_await line.wait();
  }
  co_return true;
}

}  // namespace

Reply chat_stream(Exchange& exchange, const Caller& caller, const std::string& question) {
  const auto asked = std::make_shared<AskedInStream>(AskedInStream{
      exchange.context, caller, exchange.path.uuid, question, exchange.context.streams.take(caller.owner)});
  Reply reply;
  reply.media_type = "text/event-stream";
  reply.set("X-Accel-Buffering", "no");
  reply.stream = [&stream = exchange.stream, asked](Outlet& out) -> asio::awaitable<void> {
    const auto executor = co_await asio::this_coro::executor;
    asked->line = std::make_shared<EventLine>(executor);
    asio::co_spawn(executor, answer_on_pool(asked), asio::detached);
    if (!co_await pass_on(*asked->line, stream, out)) asked->gone.request_stop();
  };
  return reply;
}

}  // namespace ocrchat
