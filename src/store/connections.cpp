#include "store/connections.hpp"

#include "store/sql.hpp"

namespace ocrchat {

Connections::Lease Connections::lend() {
  std::unique_ptr<soci::session> session;
  {
    std::unique_lock lock(mutex_);
    free_one_.wait(lock, [this] { return !free_.empty(); });
    session = std::move(free_.back());
    free_.pop_back();
  }
  const bool fresh = session == nullptr;
  try {
    if (fresh) session = open_();
  } catch (...) {
    take_back(nullptr);
    throw;
  }
  return {*this, std::move(session), fresh};
}

// Open ones are lent before closed ones.
void Connections::take_back(std::unique_ptr<soci::session> session) {
  const std::lock_guard lock(mutex_);
  if (session) {
    free_.push_back(std::move(session));
  } else {
    free_.insert(free_.begin(), nullptr);
  }
  free_one_.notify_one();
}

Connections::Lease::~Lease() {
  if (broken_) session_.reset();
  pool_.take_back(std::move(session_));
}

Transaction::Transaction(soci::session& sql, std::initializer_list<std::string_view> beginning) : sql_(sql) {
  for (const std::string_view statement : beginning) {
    if (!statement.empty()) run(sql_, statement);
  }
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    run(sql_, "ROLLBACK");
  } catch (const soci::soci_error&) {  // NOLINT(bugprone-empty-catch): the database has rolled back by itself
  }
}

void Transaction::commit() {
  run(sql_, "COMMIT");
  open_ = false;
}

}  // namespace ocrchat
