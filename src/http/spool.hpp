#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/bytes.hpp"

namespace ocrchat {

/// The body of an answer, made by one thread and sent by another afterwards: the maker never waits for a slow
/// client, and the length is known before the first byte leaves. Small ones stay in memory, the rest goes to
/// a nameless file.
class Spool final : public Sink {
 public:
  /// Keeps everything in memory.
  Spool() = default;
  explicit Spool(std::string text) : memory_(std::move(text)) {}
  /// @param folder  for the file, once there are more than `most_in_memory` bytes
  explicit Spool(std::filesystem::path folder, std::size_t most_in_memory = 1 << 20);

  /// @throws Error(internal) if the disk is full
  void write(std::string_view bytes) override;

  std::int64_t size() const { return in_file_ + static_cast<std::int64_t>(memory_.size()); }
  bool in_memory() const { return !file_.valid(); }
  /// All of it. Only if it is in memory.
  std::string_view text() const { return memory_; }
  /// Ends the writing of a body that is in a file. Call before `read`.
  void finish();
  /// Up to `most` bytes from `offset`, of a body that is in a file. @throws Error(internal)
  std::string read(std::int64_t offset, std::size_t most) const;

 private:
  std::filesystem::path folder_;
  std::size_t most_in_memory_ = SIZE_MAX;
  std::string memory_;  ///< all of it, or what is not yet in the file
  std::int64_t in_file_ = 0;
  FileDescriptor file_;
};

}  // namespace ocrchat
