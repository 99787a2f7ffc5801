#pragma once

#include <soci/soci.h>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace ocrchat {

/// A pool of open connections to one database. Safe from any thread.
class Connections {
 public:
  Connections(int size, const std::function<std::unique_ptr<soci::session>()>& open);

  /// A connection lent to one caller; goes back with the object.
  class Lease {
   public:
    Lease(Connections& pool, std::unique_ptr<soci::session> session)
        : pool_(pool), session_(std::move(session)) {}
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    ~Lease();
    soci::session& session() { return *session_; }

   private:
    Connections& pool_;
    std::unique_ptr<soci::session> session_;
  };

  /// Waits until one is free.
  Lease lend();

 private:
  std::mutex mutex_;
  std::condition_variable free_one_;
  std::vector<std::unique_ptr<soci::session>> free_;
};

/// Rolled back unless committed. Not thread-safe.
class Transaction {
 public:
  Transaction(soci::session& sql, std::string_view begin);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  void commit();

 private:
  soci::session& sql_;
  bool open_ = true;
};

}  // namespace ocrchat
