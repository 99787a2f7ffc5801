#include "store/s3_blobs.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <list>
#include <mutex>

#include "base/error.hpp"
#include "base/ids.hpp"
#include "store/s3_objects.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kMostCached = 16;

std::int64_t size_of(int fd) {
  struct stat status {};
  if (::fstat(fd, &status) != 0) throw Error(ErrorCode::internal, {}, "blobs: fstat");
  return status.st_size;
}

void check_key(const std::string& key) {
  if (!is_blob_key(key)) throw Error(ErrorCode::internal, {}, "blobs: '" + key + "' is no key");
}

// A descriptor with an offset of its own, for the same file.
FileDescriptor opened_again(int fd) {
  FileDescriptor again(::open(("/proc/self/fd/" + std::to_string(fd)).c_str(), O_RDONLY | O_CLOEXEC));
  if (!again.valid()) throw Error(ErrorCode::internal, {}, "blobs: cannot open a cached document again");
  return again;
}

/// The documents opened last, as nameless files. Safe from any thread.
class Cache {
 public:
  std::optional<FileDescriptor> find(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto found = std::ranges::find(entries_, key, &Entry::first);
    if (found == entries_.end()) return std::nullopt;
    entries_.splice(entries_.begin(), entries_, found);
    return opened_again(found->second.get());
  }
  void add(const std::string& key, FileDescriptor fd) {
    const std::lock_guard lock(mutex_);
    entries_.emplace_front(key, std::move(fd));
    if (entries_.size() > kMostCached) entries_.pop_back();
  }
  void remove(const std::string& key) {
    const std::lock_guard lock(mutex_);
    std::erase_if(entries_, [&](const Entry& entry) { return entry.first == key; });
  }

 private:
  using Entry = std::pair<std::string, FileDescriptor>;
  std::mutex mutex_;
  std::list<Entry> entries_;  // the last used first
};

class S3Upload final : public Blobs::Upload {
 public:
  S3Upload(S3Objects& objects, const std::filesystem::path& scratch)
      : objects_(objects), fd_(temporary_file(scratch)) {}

  int fd() const override { return fd_.get(); }
  void write(BytesView bytes) override {
    FdSink(fd_.get()).write(as_chars(bytes));
    sum_.add(bytes);
  }
  void keep(const std::string& key) override {
    check_key(key);
    objects_.put(key, fd_.get(), size_of(fd_.get()), sum_.hex());
  }

 private:
  S3Objects& objects_;
  FileDescriptor fd_;
  Sha256 sum_;
};

class S3Blobs final : public Blobs {
 public:
  S3Blobs(const S3Settings& settings, std::filesystem::path scratch)
      : objects_(settings), scratch_(std::move(scratch)) {}

  std::unique_ptr<Upload> begin_upload() override { return std::make_unique<S3Upload>(objects_, scratch_); }

  // What another machine has removed may be read here for a little longer; its job is gone, so nobody asks
  // for it.
  std::optional<FileDescriptor> open(const std::string& key) override {
    check_key(key);
    if (auto cached = cache_.find(key)) return cached;
    FileDescriptor fd = temporary_file(scratch_);
    if (!objects_.get(key, fd.get())) return std::nullopt;
    FileDescriptor mine = opened_again(fd.get());
    cache_.add(key, std::move(fd));
    return mine;
  }

  void remove(const std::string& key) override {
    check_key(key);
    cache_.remove(key);
    objects_.remove(key);
  }

  std::vector<std::string> keys() override {
    std::vector<std::string> keys = objects_.keys();
    std::erase_if(keys, [](const std::string& key) { return !is_blob_key(key); });
    return keys;
  }

  FileDescriptor scratch() override { return temporary_file(scratch_); }

 private:
  S3Objects objects_;
  const std::filesystem::path scratch_;
  Cache cache_;
};

[[noreturn]] void refuse(const std::string& why) {
  throw Error(ErrorCode::setting_invalid, why);
}

}  // namespace

S3Settings s3_settings(const std::string& blobs, const std::string& endpoint,
                       const AwsCredentials& credentials) {
  constexpr std::string_view kScheme = "s3://";
  if (!blobs.starts_with(kScheme)) refuse("Setting 'blobs' is empty, or s3://BUCKET/PREFIX.");
  const std::string rest = blobs.substr(kScheme.size());
  S3Settings settings;
  settings.bucket = rest.substr(0, rest.find('/'));
  settings.prefix = rest.size() > settings.bucket.size() ? rest.substr(settings.bucket.size() + 1) : "";
  if (settings.bucket.empty()) refuse("Setting 'blobs' names no bucket; write it like s3://BUCKET/PREFIX.");
  if (!settings.prefix.empty() && !settings.prefix.ends_with('/')) settings.prefix += '/';
  settings.endpoint = endpoint;
  while (settings.endpoint.ends_with('/')) settings.endpoint.pop_back();
  if (!endpoint.starts_with("http://") && !endpoint.starts_with("https://")) {
    refuse("Setting 's3-endpoint' takes an address like https://s3.example.org.");
  }
  if (credentials.access_key.empty() || credentials.secret_key.empty()) {
    refuse("Settings 's3-access-key' and 's3-secret-key' are needed for 'blobs'.");
  }
  settings.credentials = credentials;
  return settings;
}

std::unique_ptr<Blobs> open_s3_blobs(const S3Settings& settings, const std::filesystem::path& scratch) {
  std::filesystem::create_directories(scratch);
  return std::make_unique<S3Blobs>(settings, scratch);
}

}  // namespace ocrchat
