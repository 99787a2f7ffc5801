#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.hpp"

namespace ocrchat {

/// Uploaded documents, by key (a job's uuid). Safe from any thread.
class Blobs {
 public:
  virtual ~Blobs() = default;

  /// A file that an upload is streamed into, on the same file system as the blobs; removed with the object
  /// unless kept.
  class Upload {
   public:
    virtual ~Upload() = default;
    virtual int fd() const = 0;
    virtual void write(BytesView bytes) = 0;
    /// Makes it the blob `key`, durable when this returns.
    virtual void keep(const std::string& key) = 0;
  };
  virtual std::unique_ptr<Upload> begin_upload() = 0;

  /// Open for reading; nothing if there is none.
  virtual std::optional<FileDescriptor> open(const std::string& key) = 0;
  virtual void remove(const std::string& key) = 0;
  virtual std::vector<std::string> keys() = 0;
  /// A nameless file for something on its way out.
  virtual FileDescriptor scratch() = 0;
};

/// Whether `name` can be a key: 32 lower-case hex digits.
bool is_blob_key(const std::string& name);

std::unique_ptr<Blobs> open_file_blobs(const std::filesystem::path& folder);

}  // namespace ocrchat
