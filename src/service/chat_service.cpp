#include "service/chat_service.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "base/log.hpp"
#include "base/utf8.hpp"
#include "chat/model_answer.hpp"
#include "chat/pages_by_rank.hpp"
#include "document/text.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;

constexpr std::size_t kMostPagesKept = 2000;    // some 40 kB each
constexpr std::size_t kMostModelText = 48'000;  // bytes, some 12,000 tokens: what small models hold

AccountId asking(const Caller& caller) {
  if (!caller.account) throw Error(ErrorCode::token_missing, "Chat needs an account; send its token.");
  return caller.account->id;
}

void check_question(const std::string& question) {
  if (!is_utf8(question) || question.find('\0') != std::string::npos) {
    throw Error(ErrorCode::bad_field, "'message' must be UTF-8 text.");
  }
  if (question.find_first_not_of(" \t\r\n") == std::string::npos) {
    throw Error(ErrorCode::bad_field, "'message' is empty; write a question.");
  }
  if (question.size() > ChatService::kLongestQuestion) {
    throw Error(ErrorCode::bad_field, "'message' is too long; use at most " +
                                          std::to_string(ChatService::kLongestQuestion) + " bytes.");
  }
}

void check_readable(const Job& job) {
  if (job.status == JobStatus::failed) {
    throw Error(ErrorCode::not_finished, "The job failed, so there is no text to ask; submit it again.");
  }
  if (!job.finished()) throw Error(ErrorCode::not_finished);
}

std::vector<std::string> questions_of(const Conversation& conversation) {
  std::vector<std::string> result;
  for (const ChatMessage& message : conversation.messages) {
    if (message.role == "user") result.push_back(message.content);
  }
  return result;
}

// Pages from 1, as readers count them.
std::string citations_json(const std::vector<Citation>& citations) {
  json::array list;
  for (const Citation& citation : citations) {
    json::array boxes;
    for (const Box& box : citation.boxes) boxes.push_back(json::array{box.x0, box.y0, box.x1, box.y1});
    list.push_back({{"page", citation.page + 1}, {"snippet", citation.snippet}, {"boxes", std::move(boxes)}});
  }
  return json::serialize(list);
}

}  // namespace

ChatService::ChatService(Service& documents, Conversations& conversations, Llm& models)
    : documents_(documents), conversations_(conversations), models_(models), indexes_(kMostPagesKept) {}

/// A question that may be asked.
struct ChatService::Asked {
  AccountId account;
  Job job;
  Conversation before;
};

ChatService::Asked ChatService::asked(const Caller& caller, const std::string& uuid,
                                      const std::string& question) {
  const AccountId account = asking(caller);
  Job job = documents_.find(caller, uuid);
  check_question(question);
  check_readable(job);
  Conversation before = conversations_.conversation(uuid, account);
  if (before.messages.size() >= kMostMessages) {
    throw Error(ErrorCode::bad_field, "This conversation is full; delete its history to go on.");
  }
  return {account, std::move(job), std::move(before)};
}

void ChatService::check(const Caller& caller, const std::string& uuid, const std::string& question) {
  asked(caller, uuid, question);
}

ChatService::Turn ChatService::ask(const Caller& caller, const std::string& uuid, const std::string& question,
                                   const Listener& listener) {
  const Asked that = asked(caller, uuid, question);
  const Millis asked_at = now_ms();
  const Answer found = answered(that, question, listener);
  if (listener.gone.stop_requested()) throw Error(ErrorCode::overloaded, {}, "nobody waits for the answer");
  const ChatMessage said{"assistant", found.content, citations_json(found.citations), found.found, now_ms()};
  std::string conversation =
      conversations_.add_turn(uuid, that.account, {"user", question, "[]", true, asked_at}, said);
  if (conversation.empty()) documents_.find(caller, uuid);  // deleted meanwhile: says so
  return {std::move(conversation), said};
}

Answer ChatService::answered(const Asked& asked, const std::string& question, const Listener& listener) {
  const std::vector<std::string> earlier = questions_of(asked.before);
  if (auto by_model = answered_by_model(asked.job, question, earlier, listener)) return std::move(*by_model);
  return answer(*index_of(asked.job), question, earlier);
}

std::optional<Answer> ChatService::answered_by_model(const Job& job, const std::string& question,
                                                     const std::vector<std::string>& earlier,
                                                     const Listener& listener) {
  if (!models_.has(Role::text)) return std::nullopt;
  ModelQuestion asked{.question = question, .earlier_questions = earlier, .pages = whole_document(job)};
  std::stop_source nobody_waits;
  const auto break_off = [&] { nobody_waits.request_stop(); };
  const std::stop_callback on_stop(stop_.get_token(), break_off);
  const std::stop_callback on_leaving(listener.gone, break_off);
  asked.cancel = nobody_waits.get_token();
  asked.progress = listener.progress;
  asked.whole_document = !asked.pages.empty();
  if (asked.pages.empty()) asked.pages = best_pages(job, pages_by_rank(*index_of(job), question, earlier));
  try {
    return model_answer(models_, asked);
  } catch (const Error& error) {
    log(LogLevel::warning, "chat_without_model", {{"job", job.uuid}, {"why", error.where()}});
    return std::nullopt;
  }
}

// Nothing if it is more than a model holds.
std::vector<Page> ChatService::whole_document(const Job& job) {
  std::vector<Page> result;
  std::size_t size = 0;
  const auto pages = documents_.pages(job);
  while (auto page = pages->next()) {
    size += text_of(*page).size();
    if (size > kMostModelText) return {};
    result.push_back(std::move(*page));
  }
  return result;
}

// In their order, as many as a model holds; the best one in any case.
std::vector<Page> ChatService::best_pages(const Job& job, const std::vector<int>& ranked) {
  std::vector<Page> result;
  std::size_t size = 0;
  for (const int index : ranked) {
    auto page = documents_.page(job, index);
    if (!page) continue;
    size += text_of(*page).size();
    if (size > kMostModelText && !result.empty()) break;
    result.push_back(std::move(*page));
  }
  std::ranges::sort(result, {}, &Page::index);
  return result;
}

Conversation ChatService::history(const Caller& caller, const std::string& uuid) {
  const AccountId account = asking(caller);
  documents_.find(caller, uuid);
  return conversations_.conversation(uuid, account);
}

void ChatService::forget(const Caller& caller, const std::string& uuid) {
  const AccountId account = asking(caller);
  documents_.find(caller, uuid);
  conversations_.forget_conversation(uuid, account);
}

std::shared_ptr<const ChatIndex> ChatService::index_of(const Job& job) {
  // A corrected document is another one.
  const std::string key = job.uuid + "." + std::to_string(job.revision);
  return indexes_.get(key, static_cast<std::size_t>(job.page_count), [&] {
    auto index = std::make_shared<ChatIndex>();
    const auto pages = documents_.pages(job);
    while (const auto page = pages->next()) index->add(*page);
    index->finish();
    return index;
  });
}

}  // namespace ocrchat
