#pragma once

#include <soci/soci.h>

#include <condition_variable>
#include <functional>
#include <initializer_list>
#include <memory>
#include <mutex>
#include <vector>

namespace ocrchat {

/// A pool of connections to one database, each opened when it is first needed, and again after it was found
/// to be broken. Safe from any thread.
class Connections {
 public:
  using Open = std::function<std::unique_ptr<soci::session>()>;
  Connections(int size, Open open) : open_(std::move(open)), free_(static_cast<std::size_t>(size)) {}

  /// A connection lent to one caller; goes back with the object.
  class Lease {
   public:
    Lease(Connections& pool, std::unique_ptr<soci::session> session, bool fresh)
        : pool_(pool), session_(std::move(session)), fresh_(fresh) {}
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    ~Lease();
    soci::session& session() { return *session_; }
    /// Whether it was opened for this loan; an older one may have been cut off meanwhile.
    bool fresh() const { return fresh_; }
    /// The connection is not to be used again.
    void drop() { broken_ = true; }

   private:
    Connections& pool_;
    std::unique_ptr<soci::session> session_;
    const bool fresh_;
    bool broken_ = false;
  };

  /// Waits until one is free. @throws soci::soci_error if it cannot be opened
  Lease lend();

 private:
  void take_back(std::unique_ptr<soci::session> session);

  const Open open_;
  std::mutex mutex_;
  std::condition_variable free_one_;
  std::vector<std::unique_ptr<soci::session>> free_;  // null: not open
};

/// Rolled back unless committed. Not thread-safe.
class Transaction {
 public:
  /// @param beginning  its first statements; empty ones are left out
  Transaction(soci::session& sql, std::initializer_list<std::string_view> beginning);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  void commit();

 private:
  soci::session& sql_;
  bool open_ = true;
};

}  // namespace ocrchat
