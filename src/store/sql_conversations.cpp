#include "base/ids.hpp"
#include "store/job_rows.hpp"
#include "store/sql.hpp"
#include "store/sql_store.hpp"

namespace ocrchat {
namespace {

using ConversationId = std::int64_t;

std::optional<std::tuple<ConversationId, std::string>> find_conversation(soci::session& sql,
                                                                         const std::string& job,
                                                                         AccountId account) {
  return row<ConversationId, std::string>(
      sql,
      "SELECT c.id, c.name FROM conversations c JOIN jobs j ON j.id = c.job"
      " WHERE j.uuid = :job AND c.account = :account",
      job, account);
}

// Of two first questions at the same time, one begins the conversation and the other joins it.
ConversationId begun_conversation(soci::session& sql, JobId job, AccountId account) {
  run(sql,
      "INSERT INTO conversations (name, job, account) VALUES (:name, :job, :account)"
      " ON CONFLICT (job, account) DO NOTHING",
      new_uuid(), job, account);
  return cell<ConversationId>(sql, "SELECT id FROM conversations WHERE job = :job AND account = :account",
                              job, account)
      .value();
}

void insert_message(soci::session& sql, ConversationId conversation, const ChatMessage& message) {
  run(sql,
      "INSERT INTO messages (conversation, role, content, citations, found, created_at)"
      " VALUES (:conversation, :role, :content, :citations, :found, :created_at)",
      conversation, message.role, message.content, message.citations, message.found ? 1 : 0,
      message.created_at);
}

}  // namespace

Conversation SqlStore::conversation(const std::string& job, AccountId account) {
  return read([&](soci::session& sql) {
    Conversation result;
    const auto known = find_conversation(sql, job, account);
    if (!known) return result;
    result.id = std::get<1>(*known);
    for (auto& [role, content, citations, found, created_at] :
         rows<std::string, std::string, std::string, int, Millis>(
             sql,
             "SELECT role, content, citations, found, created_at FROM messages"
             " WHERE conversation = :conversation ORDER BY id",
             std::get<0>(*known))) {
      result.messages.push_back(
          {std::move(role), std::move(content), std::move(citations), found != 0, created_at});
    }
    return result;
  });
}

std::string SqlStore::add_turn(const std::string& job, AccountId account, const ChatMessage& question,
                               const ChatMessage& answer) {
  return write([&](soci::session& sql) -> std::string {
    const auto its_id = lock_job(sql, dialect_.lock_rows, job);
    if (!its_id) return "";
    const ConversationId conversation = begun_conversation(sql, *its_id, account);
    insert_message(sql, conversation, question);
    insert_message(sql, conversation, answer);
    return cell<std::string>(sql, "SELECT name FROM conversations WHERE id = :id", conversation).value();
  });
}

bool SqlStore::forget_conversation(const std::string& job, AccountId account) {
  return write([&](soci::session& sql) {
    const auto known = find_conversation(sql, job, account);
    if (!known) return false;
    return run(sql, "DELETE FROM conversations WHERE id = :id", std::get<0>(*known)) > 0;
  });
}

}  // namespace ocrchat
