#include "store/connections.hpp"

#include "store/sql.hpp"

namespace ocrchat {

Connections::Connections(int size, const std::function<std::unique_ptr<soci::session>()>& open) {
  for (int i = 0; i < size; ++i) free_.push_back(open());
}

Connections::Lease Connections::lend() {
  std::unique_lock lock(mutex_);
  free_one_.wait(lock, [this] { return !free_.empty(); });
  std::unique_ptr<soci::session> session = std::move(free_.back());
  free_.pop_back();
  return {*this, std::move(session)};
}

Connections::Lease::~Lease() {
  const std::lock_guard lock(pool_.mutex_);
  pool_.free_.push_back(std::move(session_));
  pool_.free_one_.notify_one();
}

Transaction::Transaction(soci::session& sql, std::string_view begin) : sql_(sql) {
  run(sql_, begin);
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
