#include <boost/json.hpp>

#include "base/error.hpp"
#include "http/auth.hpp"
#include "http/handlers.hpp"
#include "http/standing_json.hpp"
#include "service/metering.hpp"

namespace ocrchat {
namespace {

boost::json::value number_or_null(bool none, std::int64_t number) {
  return none ? boost::json::value(nullptr) : boost::json::value(number);
}

boost::json::object plan_row(const Plan& plan) {
  return {{"name", plan.name},
          {"pages", number_or_null(plan.pages == Plan::kUnlimited, plan.pages)},
          {"window", name(plan.window)},
          {"file_pages", plan.file_pages},
          {"file_bytes", plan.file_bytes},
          {"retention_hours", plan.retention_hours},
          {"priority", plan.priority},
          {"jobs", number_or_null(plan.jobs == 0, plan.jobs)},
          {"price", plan.price},
          {"buy_url", plan.buy_url}};
}

// Also for callers who may do nothing without an account: they are to learn that.
asio::awaitable<Caller> caller_of_any_kind(Exchange& exchange) {
  try {
    co_return co_await authenticate(exchange);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::token_missing) throw;
  }
  const std::string& ip = exchange.request.ip;
  co_return Caller{std::nullopt, ip, exchange.context.service.owner_at(ip)};
}

boost::json::object me_json(const Context& context, const Caller& caller, const Standing& standing) {
  const Plan& plan = plan_of(context.settings, caller);
  boost::json::object json = standing_json(standing);
  json["email"] = caller.account ? boost::json::value(caller.account->email) : boost::json::value(nullptr);
  json["plan"] = plan.name;
  json["window"] = name(plan.window);
  json["limits"] = limits_json(plan);
  json["operator"] = is_operator(caller);
  json["csrf_token"] = nullptr;
  if (!caller.session.empty()) json["csrf_token"] = context.accounts.csrf_token(caller.session);
  json["anonymous"] = context.settings.anonymous;
  json["sign_up"] = context.settings.sign_up;
  return json;
}

}  // namespace

asio::awaitable<Reply> show_me(Exchange& exchange) {
  const Caller caller = co_await caller_of_any_kind(exchange);
  Context& context = exchange.context;
  const Standing standing = co_await context.calls.call([&] { return context.service.standing(caller); });
  Reply reply = json_reply(me_json(context, caller, standing));
  reply.set("Cache-Control", "no-store");
  co_return reply;
}

asio::awaitable<Reply> list_plans(Exchange& exchange) {
  const Settings& settings = exchange.context.settings;
  boost::json::array list;
  for (const Plan& plan : settings.plans) list.push_back(plan_row(plan));
  co_return json_reply(boost::json::object{
      {"plans", std::move(list)},
      {"page_credits", {{"cpu", page_credits(settings, "cpu")}, {"vlm", page_credits(settings, "vlm")}}}});
}

}  // namespace ocrchat
