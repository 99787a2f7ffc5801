#include <boost/json.hpp>

#include "http/accept.hpp"
#include "http/auth.hpp"
#include "http/chat_stream.hpp"
#include "http/handlers.hpp"
#include "http/json_body.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;

constexpr std::size_t kMostQuestionBytes = 64 << 10;  // escapes make six bytes of one

json::object message_json(const ChatMessage& message) {
  json::object result{{"role", message.role}, {"content", message.content}};
  if (message.role == "assistant") {
    result["citations"] = json::parse(message.citations);
    result["found"] = message.found;
  }
  result["created_at"] = iso_time(message.created_at);
  return result;
}

json::object history_json(const Conversation& conversation) {
  json::array messages;
  for (const ChatMessage& message : conversation.messages) messages.push_back(message_json(message));
  json::value id;
  if (!conversation.id.empty()) id = conversation.id;
  return {{"conversation", std::move(id)}, {"messages", std::move(messages)}};
}

}  // namespace

json::object turn_json(const ChatService::Turn& turn) {
  return {{"conversation", turn.conversation}, {"message", message_json(turn.answer)}};
}

asio::awaitable<Reply> ask_document(Exchange& exchange) {
  const Caller caller = co_await authenticate(exchange);
  const auto body = co_await json_body(exchange, kMostQuestionBytes);
  check_fields(body, {"message"});
  const std::string question = text_field(body, "message");
  ChatService& chat = exchange.context.chat;
  if (accepts_events(exchange.request.header("accept").value_or(""))) {
    co_await exchange.context.calls.run([&] { chat.check(caller, exchange.path.uuid, question); });
    co_return chat_stream(exchange, caller, question);
  }
  const auto turn = co_await exchange.context.questions.call(
      [&] { return chat.ask(caller, exchange.path.uuid, question); });
  co_return json_reply(turn_json(turn));
}

asio::awaitable<Reply> show_history(Exchange& exchange) {
  const Caller caller = co_await authenticate(exchange);
  const auto conversation = co_await exchange.context.calls.call(
      [&] { return exchange.context.chat.history(caller, exchange.path.uuid); });
  co_return json_reply(history_json(conversation));
}

asio::awaitable<Reply> forget_history(Exchange& exchange) {
  const Caller caller = co_await authenticate(exchange);
  co_await exchange.context.calls.run([&] { exchange.context.chat.forget(caller, exchange.path.uuid); });
  Reply reply;
  reply.status = 204;
  co_return reply;
}

}  // namespace ocrchat
