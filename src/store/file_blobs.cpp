#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/error.hpp"
#include "base/ids.hpp"
#include "store/blobs.hpp"

namespace ocrchat {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const std::string& what) {
  throw Error(ErrorCode::internal, {}, "blobs: " + what + ": " + std::strerror(errno));
}

void sync_folder(const fs::path& folder) {
  const FileDescriptor fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!fd.valid() || ::fsync(fd.get()) != 0) refuse("fsync " + folder.string());
}

/// The layout on disk: `ab/abcd…` for blobs, `incoming/` for uploads that are not yet one.
class Folders {
 public:
  explicit Folders(fs::path root) : root_(std::move(root)) {}
  fs::path incoming() const { return root_ / "incoming"; }
  const fs::path& root() const { return root_; }

  fs::path file(const std::string& key) const {
    if (!is_blob_key(key)) throw Error(ErrorCode::internal, {}, "blobs: '" + key + "' is no key");
    return root_ / key.substr(0, 2) / key;
  }

  /// Durable: the name outlives a power cut once this returns.
  void move_in(const fs::path& from, const std::string& key) const {
    const fs::path to = file(key);
    if (::mkdir(to.parent_path().c_str(), 0700) == 0) {
      sync_folder(root_);
    } else if (errno != EEXIST) {
      refuse("mkdir " + to.parent_path().string());
    }
    if (::rename(from.c_str(), to.c_str()) != 0) refuse("rename to " + to.string());
    sync_folder(to.parent_path());
  }

 private:
  fs::path root_;
};

/// Holds a lock on its file as long as it lives, so that leftovers of a killed process can be told from
/// uploads under way.
class FileUpload final : public Blobs::Upload {
 public:
  explicit FileUpload(const Folders& folders) : folders_(folders), path_(folders.incoming() / new_uuid()) {
    fd_ = FileDescriptor(::open(path_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!fd_.valid() || ::flock(fd_.get(), LOCK_EX | LOCK_NB) != 0) refuse("create " + path_.string());
  }
  ~FileUpload() override {
    if (!kept_) ::unlink(path_.c_str());
  }

  int fd() const override { return fd_.get(); }
  void write(BytesView bytes) override { FdSink(fd_.get()).write(as_chars(bytes)); }
  void keep(const std::string& key) override {
    if (::fsync(fd_.get()) != 0) refuse("fsync " + path_.string());
    folders_.move_in(path_, key);
    kept_ = true;
  }

 private:
  const Folders& folders_;
  fs::path path_;
  FileDescriptor fd_;
  bool kept_ = false;
};

class FileBlobs final : public Blobs {
 public:
  explicit FileBlobs(fs::path root) : folders_(std::move(root)) {
    fs::create_directories(folders_.incoming());
    fs::permissions(folders_.root(), fs::perms::owner_all);
    remove_leftovers();
  }

  std::unique_ptr<Upload> begin_upload() override { return std::make_unique<FileUpload>(folders_); }

  std::optional<FileDescriptor> open(const std::string& key) override {
    FileDescriptor fd(::open(folders_.file(key).c_str(), O_RDONLY | O_CLOEXEC));
    if (fd.valid()) return fd;
    if (errno != ENOENT) refuse("open " + key);
    return std::nullopt;
  }

  void remove(const std::string& key) override {
    if (::unlink(folders_.file(key).c_str()) != 0 && errno != ENOENT) refuse("unlink " + key);
  }

  std::vector<std::string> keys() override {
    try {
      return keys_below(folders_.root());
    } catch (const fs::filesystem_error& error) {
      throw Error(ErrorCode::internal, {}, error.what());
    }
  }

  FileDescriptor scratch() override { return temporary_file(folders_.incoming()); }

 private:
  std::vector<std::string> keys_below(const fs::path& root) const {
    std::vector<std::string> result;
    for (const auto& folder : fs::directory_iterator(root)) {
      if (!folder.is_directory() || folder.path() == folders_.incoming()) continue;
      for (const auto& file : fs::directory_iterator(folder.path())) {
        const std::string name = file.path().filename().string();
        if (is_blob_key(name)) result.push_back(name);
      }
    }
    return result;
  }

  void remove_leftovers() {
    for (const auto& file : fs::directory_iterator(folders_.incoming())) {
      const FileDescriptor fd(::open(file.path().c_str(), O_RDONLY | O_CLOEXEC));
      if (fd.valid() && ::flock(fd.get(), LOCK_EX | LOCK_NB) == 0) ::unlink(file.path().c_str());
    }
  }

  Folders folders_;
};

}  // namespace

bool is_blob_key(const std::string& name) {
  return name.size() == 32 && name.find_first_not_of("0123456789abcdef") == std::string::npos;
}

std::unique_ptr<Blobs> open_file_blobs(const std::filesystem::path& folder) {
  try {
    return std::make_unique<FileBlobs>(folder);
  } catch (const fs::filesystem_error& error) {
    throw Error(ErrorCode::setting_invalid,
                "The folder '" + folder.string() + "' cannot be used for documents.", error.what());
  }
}

}  // namespace ocrchat
