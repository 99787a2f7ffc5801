#pragma once

#include <memory>
#include <string>

#include "store/s3_blobs.hpp"

namespace ocrchat {

/// For the tests: a strict S3 server of our own (tests/s3_server.py), started with the first use, ended with
/// the program. Every bucket is there.
class PrivateS3 {
 public:
  static PrivateS3& instance();
  PrivateS3();
  PrivateS3(const PrivateS3&) = delete;
  PrivateS3& operator=(const PrivateS3&) = delete;
  ~PrivateS3();

  S3Settings settings(const std::string& bucket) const;
  std::unique_ptr<Blobs> open(const std::string& bucket, const std::filesystem::path& folder) const;
  /// Answers the next `count` requests with `status`; 0 drops their connections half-way.
  void fail(int count, int status) const;
  /// How many requests of this method came so far.
  int requests(const std::string& method) const;

 private:
  std::string endpoint_;
  std::FILE* server_ = nullptr;  // its standard output
};

}  // namespace ocrchat
