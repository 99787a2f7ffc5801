#include "worker/reader_pool.hpp"

#include <chrono>

#include "base/error.hpp"

namespace ocrchat {

ReaderPool::Loan::~Loan() {
  reader_->close();
  pool_.take_back(std::move(reader_));
}

ReaderPool::Loan ReaderPool::borrow() {
  std::unique_ptr<ReaderProcess> reader;
  {
    std::unique_lock lock(mutex_);
    const std::chrono::seconds patience(settings_.open_seconds);
    if (!returned_.wait_for(lock, patience, [&] { return free_ > 0; })) throw Error(ErrorCode::overloaded);
    --free_;
    if (!idle_.empty()) {
      reader = std::move(idle_.back());
      idle_.pop_back();
    }
  }
  if (!reader) reader = std::make_unique<ReaderProcess>(program_, settings_);
  return {*this, std::move(reader)};
}

void ReaderPool::take_back(std::unique_ptr<ReaderProcess> reader) {
  {
    const std::lock_guard lock(mutex_);
    ++free_;
    idle_.push_back(std::move(reader));
  }
  returned_.notify_one();
}

}  // namespace ocrchat
