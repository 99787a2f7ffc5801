#include "http/spool.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "base/error.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kPiece = 256 << 10;

}  // namespace

Spool::Spool(std::filesystem::path folder, std::size_t most_in_memory)
    : folder_(std::move(folder)), most_in_memory_(most_in_memory) {}

void Spool::write(std::string_view bytes) {
  memory_.append(bytes);
  if (!file_.valid()) {
    if (memory_.size() <= most_in_memory_) return;
    file_ = temporary_file(folder_);
  }
  if (memory_.size() >= kPiece) finish();
}

void Spool::finish() {
  if (!file_.valid()) return;
  FdSink(file_.get()).write(memory_);
  in_file_ += static_cast<std::int64_t>(memory_.size());
  memory_.clear();
}

std::string Spool::read(std::int64_t offset, std::size_t most) const {
  std::string piece(most, '\0');
  ssize_t got = 0;
  do {
    got = ::pread(file_.get(), piece.data(), piece.size(), offset);
  } while (got < 0 && errno == EINTR);
  if (got <= 0) throw Error(ErrorCode::internal, {}, std::string("read spool: ") + std::strerror(errno));
  piece.resize(static_cast<std::size_t>(got));
  return piece;
}

}  // namespace ocrchat
