#include "store/private_s3.hpp"

#include <cstdio>
#include <cstdlib>
#include <stdexcept>

#include "net/http_client.hpp"

namespace ocrchat {

PrivateS3& PrivateS3::instance() {
  static PrivateS3 server;
  return server;
}

PrivateS3::PrivateS3() {
  server_ =
      ::popen("/usr/bin/python3 " OCRCHAT_SOURCE_FOLDER "/tests/s3_server.py --until-parent-ends", "re");
  int port = 0;
  if (server_ == nullptr || std::fscanf(server_, "%d", &port) != 1) {
    throw std::runtime_error("tests/s3_server.py does not start");
  }
  endpoint_ = "http://127.0.0.1:" + std::to_string(port);
}

PrivateS3::~PrivateS3() {
  HttpClient().send({.method = "POST", .url = endpoint_ + "/_control/stop"});
  ::pclose(server_);
}

S3Settings PrivateS3::settings(const std::string& bucket) const {
  return s3_settings("s3://" + bucket + "/documents", endpoint_, {"key", "secret", "us-east-1"});
}

std::unique_ptr<Blobs> PrivateS3::open(const std::string& bucket, const std::filesystem::path& folder) const {
  return open_s3_blobs(settings(bucket), folder / "scratch");
}

void PrivateS3::fail(int count, int status) const {
  HttpClient().send({.method = "POST",
                     .url = endpoint_ + "/_control/fail?count=" + std::to_string(count) +
                            "&status=" + std::to_string(status)});
}

int PrivateS3::requests(const std::string& method) const {
  const std::string text = HttpClient().send({.url = endpoint_ + "/_control/requests"}).body;
  const std::size_t at = text.find(method + " ");
  return at == std::string::npos ? 0 : std::atoi(text.c_str() + at + method.size());
}

}  // namespace ocrchat
