#pragma once

#include <string>
#include <vector>

#include "store/accounts.hpp"

namespace ocrchat {

struct ChatMessage {
  std::string role;  ///< "user" or "assistant"
  std::string content;
  std::string citations = "[]";  ///< JSON, as the API shows them
  bool found = true;             ///< of an answer: whether the document says it
  Millis created_at = 0;
  bool operator==(const ChatMessage&) const = default;
};

/// What an account and one of its documents have said to each other, oldest first.
struct Conversation {
  std::string id;  ///< 32 lower-case hex digits; empty as long as nothing was said
  std::vector<ChatMessage> messages;
};

/// Questions about documents and their answers. They go when their job goes. Every call is one transaction.
/// Safe from any thread. @throws Error(internal) where the database fails
class Conversations {
 public:
  virtual ~Conversations() = default;

  /// @param job  uuid
  virtual Conversation conversation(const std::string& job, AccountId account) = 0;
  /// Adds a question and its answer. @returns the conversation's id; empty if the job is gone
  virtual std::string add_turn(const std::string& job, AccountId account, const ChatMessage& question,
                               const ChatMessage& answer) = 0;
  /// @returns whether there was one
  virtual bool forget_conversation(const std::string& job, AccountId account) = 0;
};

}  // namespace ocrchat
