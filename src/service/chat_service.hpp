#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "chat/answer.hpp"
#include "chat/answer_progress.hpp"
#include "llm/llm.hpp"
#include "service/chat_indexes.hpp"
#include "service/service.hpp"
#include "store/conversations.hpp"

namespace ocrchat {

/// The use cases of asking a document. Answers come from the text of the document alone, and show where it
/// says so; from a text model where one is configured and answers, else as quotes (docs/chat.md). A
/// conversation belongs to an account and a job. Safe from any thread; what it refers to must outlive it.
class ChatService {
 public:
  static constexpr std::size_t kLongestQuestion = 4000;  ///< bytes
  static constexpr std::size_t kMostMessages = 1000;     ///< of one conversation

  struct Turn {
    std::string conversation;
    ChatMessage answer;
  };

  ChatService(Service& documents, Conversations& conversations, Llm& models);

  /// Who hears how an answer comes about, and whether anybody still waits for it.
  struct Listener {
    AnswerProgress progress = {};
    std::stop_token gone = {};
  };

  /// @throws Error(token_missing) for an anonymous caller, Error(not_found) also for somebody else's job,
  /// Error(not_finished), Error(bad_field), Error(overloaded) if nobody waits any more: nothing is kept then
  Turn ask(const Caller& caller, const std::string& uuid, const std::string& question,
           const Listener& listener);
  Turn ask(const Caller& caller, const std::string& uuid, const std::string& question) {
    return ask(caller, uuid, question, Listener{});
  }
  /// Whether it can be asked. @throws Error as ask()
  void check(const Caller& caller, const std::string& uuid, const std::string& question);
  /// @throws Error(token_missing | not_found)
  Conversation history(const Caller& caller, const std::string& uuid);
  /// Breaks off what waits for a model, now and later: those questions are answered by quotes.
  void stop() { stop_.request_stop(); }
  /// Forgets what was said. @throws Error(token_missing | not_found)
  void forget(const Caller& caller, const std::string& uuid);

 private:
  struct Asked;
  Asked asked(const Caller& caller, const std::string& uuid, const std::string& question);
  Answer answered(const Asked& asked, const std::string& question, const Listener& listener);
  std::optional<Answer> answered_by_model(const Job& job, const std::string& question,
                                          const std::vector<std::string>& earlier, const Listener& listener);
  std::vector<Page> whole_document(const Job& job);
  std::vector<Page> best_pages(const Job& job, const std::vector<int>& ranked);
  std::shared_ptr<const ChatIndex> index_of(const Job& job);

  Service& documents_;
  Conversations& conversations_;
  Llm& models_;
  std::stop_source stop_;
  ChatIndexes indexes_;
};

}  // namespace ocrchat
