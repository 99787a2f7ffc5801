#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "worker/reader_process.hpp"

namespace ocrchat {

/// A few reader processes, made when first needed, lent to one caller at a time. Safe from any thread.
class ReaderPool {
 public:
  /// A reader on loan; given back, without its document, at the end.
  class Loan {
   public:
    Loan(ReaderPool& pool, std::unique_ptr<ReaderProcess> reader) : pool_(pool), reader_(std::move(reader)) {}
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;
    ~Loan();
    ReaderProcess* operator->() const { return reader_.get(); }
    ReaderProcess& operator*() const { return *reader_; }

   private:
    ReaderPool& pool_;
    std::unique_ptr<ReaderProcess> reader_;
  };

  /// @param settings  must outlive the object
  ReaderPool(std::string program, const Settings& settings, int size)
      : program_(std::move(program)), settings_(settings), free_(size) {}

  /// @throws Error(overloaded) if none is free within `settings.open_seconds`
  Loan borrow();

 private:
  void take_back(std::unique_ptr<ReaderProcess> reader);

  const std::string program_;
  const Settings& settings_;

  std::mutex mutex_;
  std::condition_variable returned_;
  int free_;
  std::vector<std::unique_ptr<ReaderProcess>> idle_;
};

}  // namespace ocrchat
