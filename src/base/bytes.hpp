#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ocrchat {

using Bytes = std::vector<std::uint8_t>;
using BytesView = std::span<const std::uint8_t>;

inline std::string_view as_chars(BytesView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}
inline BytesView as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// An open file descriptor, closed with its owner.
class FileDescriptor {
 public:
  FileDescriptor() = default;
  explicit FileDescriptor(int fd) : fd_(fd) {}
  FileDescriptor(FileDescriptor&& other) noexcept : fd_(other.release()) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept;
  ~FileDescriptor();

  int get() const { return fd_; }
  bool valid() const { return fd_ >= 0; }
  int release();

 private:
  int fd_ = -1;
};

/// A file mapped read-only into memory for the lifetime of the object. Safe to share between threads.
class MappedFile {
 public:
  /// @throws Error(internal) if the file cannot be opened or mapped. An empty file maps to an empty view.
  explicit MappedFile(const std::filesystem::path& path);
  /// Maps what `fd` is open on; the descriptor is not kept.
  explicit MappedFile(int fd);
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  BytesView bytes() const { return {data_, size_}; }

 private:
  void map(int fd);
  const std::uint8_t* data_ = nullptr;
  std::size_t size_ = 0;
};

/// Where output goes, piece by piece. Not thread-safe.
class Sink {
 public:
  virtual ~Sink() = default;
  /// @throws Error(internal) if the bytes cannot be taken.
  virtual void write(std::string_view bytes) = 0;
};

/// Collects what is written in a string.
class StringSink final : public Sink {
 public:
  void write(std::string_view bytes) override { text_.append(bytes); }
  std::string& text() { return text_; }

 private:
  std::string text_;
};

/// Writes to a descriptor that somebody else owns.
class FdSink final : public Sink {
 public:
  explicit FdSink(int fd) : fd_(fd) {}
  void write(std::string_view bytes) override;

 private:
  int fd_;
};

/// @throws Error(internal)
Bytes read_file(const std::filesystem::path& path);
/// Writes beside the target and renames, so that readers see the old file or the new one, never a part.
void write_file(const std::filesystem::path& path, std::string_view bytes);
/// A nameless temporary file in `folder`, opened for reading and writing.
FileDescriptor temporary_file(const std::filesystem::path& folder);

}  // namespace ocrchat
