#include "base/bytes.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "base/error.hpp"

namespace ocrchat {
namespace {

[[noreturn]] void fail(const std::string& what) {
  throw Error(ErrorCode::internal, {}, what + ": " + std::strerror(errno));
}

}  // namespace

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
  if (this != &other) {
    if (fd_ >= 0) ::close(fd_);
    fd_ = other.release();
  }
  return *this;
}

FileDescriptor::~FileDescriptor() {
  if (fd_ >= 0) ::close(fd_);
}

int FileDescriptor::release() {
  return std::exchange(fd_, -1);
}

MappedFile::MappedFile(const std::filesystem::path& path) {
  const FileDescriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!fd.valid()) fail("open " + path.string());
  map(fd.get());
}

MappedFile::MappedFile(int fd) {
  map(fd);
}

void MappedFile::map(int fd) {
  struct stat status {};
  if (::fstat(fd, &status) != 0) fail("fstat");
  size_ = static_cast<std::size_t>(status.st_size);
  if (size_ == 0) return;
  void* address = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, fd, 0);
  if (address == MAP_FAILED) fail("mmap");
  data_ = static_cast<const std::uint8_t*>(address);
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<std::uint8_t*>(data_), size_);
}

void FdSink::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("write");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

Bytes read_file(const std::filesystem::path& path) {
  const MappedFile file(path);
  return {file.bytes().begin(), file.bytes().end()};
}

void write_file(const std::filesystem::path& path, std::string_view bytes) {
  const std::filesystem::path part = path.string() + ".part";
  {
    const FileDescriptor fd(::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    if (!fd.valid()) fail("create " + part.string());
    FdSink(fd.get()).write(bytes);
    if (::fsync(fd.get()) != 0) fail("fsync " + part.string());
  }
  std::filesystem::rename(part, path);
}

FileDescriptor temporary_file(const std::filesystem::path& folder) {
  FileDescriptor fd(::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
  if (fd.valid()) return fd;
  std::string name = (folder / "tmp-XXXXXX").string();  // a file system without O_TMPFILE
  fd = FileDescriptor(::mkostemp(name.data(), O_CLOEXEC));
  if (!fd.valid()) fail("temporary file in " + folder.string());
  ::unlink(name.c_str());
  return fd;
}

}  // namespace ocrchat
