#include <boost/json.hpp>

#include "base/error.hpp"
#include "base/ids.hpp"
#include "http/auth.hpp"
#include "http/handlers.hpp"
#include "http/job_reply.hpp"
#include "http/standing_json.hpp"
#include "http/upload_form.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kPiece = 256 << 10;
/// What a form may weigh beside its file.
constexpr std::int64_t kMostFormBytes =
    (UploadForm::kMostFields + 1) * (UploadForm::kMostFieldBytes + MultipartParser::kMostHeaderBytes);

void check_announced(const Body& body, std::int64_t most_file_bytes) {
  const auto announced = body.announced();
  if (announced && *announced > static_cast<std::uint64_t>(most_file_bytes + kMostFormBytes)) {
    throw file_too_large(most_file_bytes);
  }
}

/// Takes one upload in: pieces go to disk, and into the checksum, off the network threads.
class Intake {
 public:
  Intake(Context& context, std::int64_t most_file_bytes) : context_(context), form_(most_file_bytes) {}

  asio::awaitable<Submission> receive(Exchange& exchange) {
    MultipartParser parser(boundary_of(exchange.request.header("content-type")), form_);
    check_announced(exchange.body, form_.most_file_bytes());
    for (;;) {
      const std::string_view piece = co_await exchange.body.read();
      if (piece.empty()) break;
      parser.feed(piece);
      if (form_.pending().size() >= kPiece) co_await store();
    }
    if (!parser.finished()) throw Error(ErrorCode::bad_request, "The form ends before its last boundary.");
    if (form_.has_file()) co_await store();
    co_return finish();
  }

 private:
  asio::awaitable<void> store() {
    co_await context_.files.run([&] {
      if (!upload_) upload_ = context_.service.begin_upload();
      const BytesView bytes = as_bytes(form_.pending());
      upload_->write(bytes);
      sum_.add(bytes);
    });
    form_.pending().clear();
  }

  Submission finish() {
    Submission submission;
    form_.fill(submission);
    submission.source.name = form_.file_name();
    submission.source.bytes = form_.file_bytes();
    if (upload_) submission.source.sha256 = sum_.hex();
    submission.upload = std::move(upload_);
    return submission;
  }

  Context& context_;
  UploadForm form_;
  std::unique_ptr<Blobs::Upload> upload_;
  Sha256 sum_;
};

boost::json::object quote_json(const Quote& quote) {
  return {{"page_count", quote.page_count},
          {"tier", quote.tier},
          {"credits", quote.credits},
          {"affordable", quote.affordable},
          {"standing", standing_json(quote.standing)}};
}

asio::awaitable<Reply> quote_reply(Context& context, const Caller& caller, Submission submission) {
  const Quote quote =
      co_await context.calls.call([&] { return context.service.quote(caller, std::move(submission)); });
  co_return json_reply(boost::json::object{{"quote", quote_json(quote)}});
}

}  // namespace

asio::awaitable<Reply> submit_job(Exchange& exchange) {
  Context& context = exchange.context;
  const Caller caller = co_await authenticate(exchange);
  const bool quoted = flag_parameter(exchange.request, "quote");
  const auto longest = static_cast<int>(context.settings.inline_wait);
  const int seconds = number_parameter(exchange.request, "wait", 0, longest).value_or(longest);
  Intake intake(context, context.service.most_file_bytes(caller));
  Submission submission = co_await intake.receive(exchange);
  if (quoted) co_return co_await quote_reply(context, caller, std::move(submission));
  submission.idempotency_key = exchange.request.header("idempotency-key");
  Submitted submitted =
      co_await context.calls.call([&] { return context.service.submit(caller, std::move(submission)); });
  exchange.path.uuid = submitted.job.uuid;  // for the log
  if (submitted.inline_answer) {
    submitted.job = co_await wait_for_job(exchange, caller, submitted.job.uuid, seconds);
  }
  const bool finished = submitted.inline_answer && submitted.job.finished();
  Reply reply = co_await job_reply(context, submitted.job, finished ? 200 : 202);
  reply.set("Location", "/api/v1/ocr/" + submitted.job.uuid + "/");
  co_return reply;
}

}  // namespace ocrchat
