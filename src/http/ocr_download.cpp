#include "http/accept.hpp"
#include "http/auth.hpp"
#include "http/handlers.hpp"
#include "http/job_reply.hpp"
#include "http/problem.hpp"

namespace ocrchat {
namespace {

constexpr int kWidestPicture = 20'000;

// Who asks too early is told how far the job is.
Download open_download(Service& service, const Caller& caller, const std::string& uuid,
                       const std::string& format) {
  try {
    return service.download(caller, uuid, format);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::not_finished) throw;
    throw Problem(error, {{"status", name(service.find(caller, uuid).status)}});
  }
}

std::string picture_format(const Request& request) {
  const auto format = request.parameter("format");
  if (!format) return preferred_picture(request.header("accept").value_or(""));
  if (*format == "jpg") return "jpeg";
  if (*format != "png" && *format != "jpeg" && *format != "webp") {
    throw Error(ErrorCode::bad_field, "'format' takes png, jpeg or webp.");
  }
  return *format;
}

}  // namespace

asio::awaitable<Reply> download_job(Exchange& exchange) {
  const Caller caller = co_await authenticate(exchange);
  const std::string& uuid = exchange.path.uuid;
  const std::string format = exchange.request.parameter("format").value_or("");
  Service& service = exchange.context.service;
  co_return co_await file_reply(exchange.context, "attachment",
                                [&] { return open_download(service, caller, uuid, format); });
}

asio::awaitable<Reply> show_page_image(Exchange& exchange) {
  const Caller caller = co_await authenticate(exchange);
  const std::string& uuid = exchange.path.uuid;
  const int width = number_parameter(exchange.request, "width", 1, kWidestPicture).value_or(0);
  const std::string format = picture_format(exchange.request);
  Service& service = exchange.context.service;
  Reply reply = co_await file_reply(exchange.context, "inline", [&] {
    return service.page_image(caller, uuid, exchange.path.index, width, format);
  });
  reply.set("Vary", "Accept");
  co_return reply;
}

}  // namespace ocrchat
