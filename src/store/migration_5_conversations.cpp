#include <array>

#include "store/migration_steps.hpp"

namespace ocrchat {
namespace {

constexpr std::array kConversations{
    "CREATE TABLE conversations (id $serial, name TEXT NOT NULL UNIQUE,"
    " job BIGINT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,"
    " account BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE, UNIQUE (job, account))",
    "CREATE INDEX conversations_of_account ON conversations (account)",

    "CREATE TABLE messages (id $serial,"
    " conversation BIGINT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,"
    " role TEXT NOT NULL, content TEXT NOT NULL, citations TEXT NOT NULL, found INTEGER NOT NULL,"
    " created_at BIGINT NOT NULL)",
    "CREATE INDEX messages_of_conversation ON messages (conversation, id)",
};

}  // namespace

std::span<const char* const> conversations_to_keep() {
  return kConversations;
}

}  // namespace ocrchat
