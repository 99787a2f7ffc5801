#include <boost/json.hpp>
#include <climits>

#include "base/error.hpp"
#include "http/auth.hpp"
#include "http/handlers.hpp"
#include "http/json_body.hpp"
#include "service/job_json.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kMostCorrectionBytes = 1 << 20;
constexpr std::size_t kMostCorrections = 1000;

int position_field(const boost::json::object& body, std::string_view name) {
  const boost::json::value* value = body.if_contains(name);
  if (value != nullptr && value->is_int64() && value->get_int64() >= 0 && value->get_int64() <= INT_MAX) {
    return static_cast<int>(value->get_int64());
  }
  throw Error(ErrorCode::bad_field, "'" + std::string(name) + "' takes a whole number from 0.");
}

Correction correction_of(const boost::json::value& value) {
  const auto* body = value.if_object();
  if (body == nullptr) throw Error(ErrorCode::bad_field, "A correction is an object.");
  check_fields(*body, {"block", "line", "word", "was", "text"});
  return {text_field(*body, "block"), position_field(*body, "line"), position_field(*body, "word"),
          text_field(*body, "was"), text_field(*body, "text")};
}

std::vector<Correction> corrections_of(const boost::json::object& body) {
  check_fields(body, {"corrections"});
  const boost::json::value* value = body.if_contains("corrections");
  const auto* list = value == nullptr ? nullptr : value->if_array();
  if (list == nullptr || list->empty() || list->size() > kMostCorrections) {
    throw Error(ErrorCode::bad_field,
                "'corrections' takes a list of 1 to " + std::to_string(kMostCorrections) + " corrections.");
  }
  std::vector<Correction> corrections;
  for (const boost::json::value& one : *list) corrections.push_back(correction_of(one));
  return corrections;
}

Reply page_reply(const Page& page) {
  return text_reply("application/json", page_json(page));
}

}  // namespace

asio::awaitable<Reply> list_pages(Exchange& exchange) {
  const Caller caller = co_await authenticate(exchange);
  Context& context = exchange.context;
  co_return co_await context.calls.call([&] {
    Reply reply;
    reply.media_type = "application/json";
    reply.body = Spool(std::filesystem::path(context.settings.data));
    const auto pages = context.service.pages(context.service.find(caller, exchange.path.uuid));
    write_page_summaries(*pages, reply.body);
    reply.body.finish();
    return reply;
  });
}

asio::awaitable<Reply> show_page(Exchange& exchange) {
  const Caller caller = co_await authenticate(exchange);
  Context& context = exchange.context;
  co_return co_await context.calls.call([&] {
    const Job job = context.service.find(caller, exchange.path.uuid);
    const auto page = context.service.page(job, exchange.path.index);
    if (!page) throw Error(ErrorCode::not_found, "The job has no such page, or it is not read yet.");
    return page_reply(*page);
  });
}

asio::awaitable<Reply> correct_page(Exchange& exchange) {
  const Caller caller = co_await authenticate(exchange);
  const auto corrections = corrections_of(co_await json_body(exchange, kMostCorrectionBytes));
  Context& context = exchange.context;
  co_return co_await context.calls.call([&] {
    return page_reply(
        context.service.correct_page(caller, exchange.path.uuid, exchange.path.index, corrections));
  });
}

}  // namespace ocrchat
