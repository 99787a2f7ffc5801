#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "net/http_client.hpp"
#include "store/s3_blobs.hpp"

namespace ocrchat {

/// The calls of the S3 API that blobs need, signed and tried again. Safe from any thread.
/// @throws Error(internal), which never says the credentials
class S3Objects {
 public:
  explicit S3Objects(S3Settings settings);

  /// Durable when it returns.
  void put(const std::string& key, int fd, std::int64_t bytes, const std::string& sha256);
  /// Writes the object to `fd`. False if there is none.
  bool get(const std::string& key, int fd);
  void remove(const std::string& key);
  /// All keys, without the prefix.
  std::vector<std::string> keys();

 private:
  HttpResponse call(HttpRequest request, const std::string& path, const std::string& sha256,
                    const std::vector<std::pair<std::string, std::string>>& query = {});
  std::string path_of(const std::string& key) const;
  [[noreturn]] static void refuse(const std::string& what, const HttpResponse& response);

  const S3Settings settings_;
  std::string host_;  // of the endpoint, with its port
  HttpClient client_;
};

}  // namespace ocrchat
