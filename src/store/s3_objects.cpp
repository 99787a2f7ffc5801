#include "store/s3_objects.hpp"

#include <unistd.h>

#include <thread>

#include "base/error.hpp"
#include "base/ids.hpp"

namespace ocrchat {
namespace {

using std::chrono::milliseconds;

constexpr int kTries = 5;
constexpr milliseconds kFirstPause{100};
constexpr std::chrono::minutes kLongest{10};
constexpr std::size_t kMostListing = 4 << 20;

std::string sha256_of_nothing() {
  return sha256_hex({});
}

bool worth_another_try(int status) {
  return status >= 500 || status == 429 || status == 408;
}

// The text of the first element of that name from `at` on, which is moved behind it.
std::optional<std::string> element(const std::string& xml, const std::string& name, std::size_t& at) {
  const std::string open = "<" + name + ">";
  const std::size_t start = xml.find(open, at);
  const std::size_t end = xml.find("</" + name + ">", start);
  if (start == std::string::npos || end == std::string::npos) return std::nullopt;
  at = end;
  return xml.substr(start + open.size(), end - start - open.size());
}

}  // namespace

S3Objects::S3Objects(S3Settings settings) : settings_(std::move(settings)) {
  const std::size_t scheme = settings_.endpoint.find("://");
  host_ = settings_.endpoint.substr(scheme + 3);
}

std::string S3Objects::path_of(const std::string& key) const {
  return "/" + settings_.bucket + "/" + aws_encoded(settings_.prefix + key, true);
}

void S3Objects::put(const std::string& key, int fd, std::int64_t bytes, const std::string& sha256) {
  HttpRequest request{.method = "PUT"};
  request.upload_fd = fd;
  request.upload_bytes = bytes;
  const HttpResponse response = call(std::move(request), path_of(key), sha256);
  if (!response.ok()) refuse("PUT", response);
}

bool S3Objects::get(const std::string& key, int fd) {
  HttpRequest request;
  request.download_fd = fd;
  const HttpResponse response = call(std::move(request), path_of(key), sha256_of_nothing());
  if (response.status == 404) return false;
  if (!response.ok()) refuse("GET", response);
  return true;
}

void S3Objects::remove(const std::string& key) {
  const HttpResponse response = call({.method = "DELETE"}, path_of(key), sha256_of_nothing());
  if (!response.ok() && response.status != 404) refuse("DELETE", response);
}

std::vector<std::string> S3Objects::keys() {
  std::vector<std::string> result;
  std::vector<std::pair<std::string, std::string>> query{{"list-type", "2"}, {"prefix", settings_.prefix}};
  for (bool more = true; more;) {
    HttpRequest request;
    request.most_body_bytes = kMostListing;
    const HttpResponse response =
        call(std::move(request), "/" + settings_.bucket, sha256_of_nothing(), query);
    if (!response.ok()) refuse("list", response);
    std::size_t at = 0;
    while (const auto key = element(response.body, "Key", at))
      result.push_back(key->substr(settings_.prefix.size()));
    at = 0;
    const auto token = element(response.body, "NextContinuationToken", at);
    more = token.has_value();
    if (more) query = {{"list-type", "2"}, {"prefix", settings_.prefix}, {"continuation-token", *token}};
  }
  return result;
}

// Each try is signed anew: a signature is good for some minutes only.
HttpResponse S3Objects::call(HttpRequest request, const std::string& path, const std::string& sha256,
                             const std::vector<std::pair<std::string, std::string>>& query) {
  request.url = settings_.endpoint + path;
  std::string separator = "?";
  for (const auto& [name, value] : query) {
    request.url += separator + aws_encoded(name, false) + "=" + aws_encoded(value, false);
    separator = "&";
  }
  request.timeout = kLongest;
  for (int attempt = 1;; ++attempt) {
    if (attempt > 1) std::this_thread::sleep_for(kFirstPause * (1 << attempt));
    if (request.download_fd) [[maybe_unused]]
      const int cleared = ::ftruncate(*request.download_fd, 0);
    if (request.download_fd) ::lseek(*request.download_fd, 0, SEEK_SET);
    request.headers =
        aws_signature(settings_.credentials, {request.method, host_, path, query, sha256}, now_ms());
    try {
      HttpResponse response = client_.send(request);
      if (attempt == kTries || !worth_another_try(response.status)) return response;
    } catch (const Error& error) {
      if (attempt == kTries) throw Error(ErrorCode::internal, {}, "blobs: " + error.where());
    }
  }
}

void S3Objects::refuse(const std::string& what, const HttpResponse& response) {
  std::size_t at = 0;
  const std::string code = element(response.body, "Code", at).value_or("");
  throw Error(ErrorCode::internal, {},
              "blobs: S3 " + what + ": " + std::to_string(response.status) + " " + code);
}

}  // namespace ocrchat
