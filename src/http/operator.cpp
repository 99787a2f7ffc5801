#include <boost/json.hpp>

#include "base/error.hpp"
#include "base/time.hpp"
#include "http/account_body.hpp"
#include "http/auth.hpp"
#include "http/handlers.hpp"

namespace ocrchat {
namespace {

constexpr int kFailuresShown = 50;

boost::json::value instant_or_null(const std::optional<Millis>& at) {
  return at ? boost::json::value(iso_time(*at)) : boost::json::value(nullptr);
}

boost::json::object account_row(const Account& account) {
  return {{"id", account.id},
          {"email", account.email},
          {"plan", account.plan},
          {"created_at", iso_time(account.created_at)},
          {"confirmed", account.confirmed_at.has_value()},
          {"disabled", account.disabled}};
}

boost::json::object failure_row(const DeadLetter& letter) {
  return {{"job", letter.job},        {"page", letter.index},  {"media_type", letter.media_type},
          {"code", letter.code},      {"where", letter.where}, {"tries", letter.tries},
          {"at", iso_time(letter.at)}};
}

bool flag_field(const boost::json::object& body, std::string_view name) {
  if (const bool* flag = body.at(name).if_bool()) return *flag;
  throw Error(ErrorCode::bad_field, "'" + std::string(name) + "' takes true or false.");
}

AccountChange change_of(const boost::json::object& body) {
  check_fields(body, {"confirmed", "disabled", "plan"});
  AccountChange change;
  if (body.contains("confirmed")) {
    change.confirmed = flag_field(body, "confirmed");
    if (!change.confirmed) throw Error(ErrorCode::bad_field, "'confirmed' takes true: it is not taken back.");
  }
  if (body.contains("disabled")) change.disabled = flag_field(body, "disabled");
  if (body.contains("plan")) change.plan = text_field(body, "plan");
  return change;
}

}  // namespace

asio::awaitable<Reply> show_queue(Exchange& exchange) {
  const Caller caller = co_await authenticate(exchange);
  const QueueFigures queue =
      co_await exchange.context.calls.call([&] { return exchange.context.operators.queue(caller); });
  co_return json_reply(boost::json::object{{"waiting", queue.waiting},
                                           {"delayed", queue.delayed},
                                           {"in_hand", queue.in_hand},
                                           {"oldest", instant_or_null(queue.oldest)}});
}

asio::awaitable<Reply> list_failures(Exchange& exchange) {
  const Caller caller = co_await authenticate(exchange);
  const int limit =
      number_parameter(exchange.request, "limit", 1, OperatorService::kMostFailures).value_or(kFailuresShown);
  const auto letters = co_await exchange.context.calls.call(
      [&] { return exchange.context.operators.failures(caller, limit); });
  boost::json::array list;
  for (const DeadLetter& letter : letters) list.push_back(failure_row(letter));
  co_return json_reply(boost::json::object{{"failures", std::move(list)}});
}

asio::awaitable<Reply> list_accounts(Exchange& exchange) {
  const Caller caller = co_await authenticate(exchange);
  const auto accounts =
      co_await exchange.context.calls.call([&] { return exchange.context.operators.accounts(caller); });
  boost::json::array list;
  for (const Account& account : accounts) list.push_back(account_row(account));
  co_return json_reply(boost::json::object{{"accounts", std::move(list)}});
}

asio::awaitable<Reply> change_account(Exchange& exchange) {
  const Caller caller = co_await authenticate(exchange);
  const AccountChange change = change_of(co_await json_body(exchange, kMostAccountBytes));
  const Account account = co_await exchange.context.calls.call(
      [&] { return exchange.context.operators.change_account(caller, exchange.path.index, change); });
  co_return json_reply(account_row(account));
}

}  // namespace ocrchat
