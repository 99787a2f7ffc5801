#include "store/aws_signature.hpp"

#include <algorithm>
#include <cstdio>
#include <ctime>

#include "base/ids.hpp"
#include "base/secrets.hpp"

namespace ocrchat {
namespace {

constexpr const char* kAlgorithm = "AWS4-HMAC-SHA256";
constexpr const char* kSignedHeaders = "host;x-amz-content-sha256;x-amz-date";

// "20130524T000000Z"
std::string compact_time(Millis now) {
  const std::time_t seconds = now / 1000;
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  char text[20];
  return {text, std::strftime(text, sizeof text, "%Y%m%dT%H%M%SZ", &parts)};
}

std::string canonical_query(std::vector<std::pair<std::string, std::string>> query) {
  for (auto& [name, value] : query) {
    name = aws_encoded(name, false);
    value = aws_encoded(value, false);
  }
  std::ranges::sort(query);
  std::string text;
  for (const auto& [name, value] : query) text += (text.empty() ? "" : "&") + name + "=" + value;
  return text;
}

std::string canonical_request(const AwsRequest& request, const std::string& time) {
  return request.method + "\n" + request.path + "\n" + canonical_query(request.query) +
         "\nhost:" + request.host + "\nx-amz-content-sha256:" + request.payload_sha256 +
         "\nx-amz-date:" + time + "\n\n" + kSignedHeaders + "\n" + request.payload_sha256;
}

std::string signing_key(const AwsCredentials& credentials, const std::string& date) {
  std::string key = "AWS4" + credentials.secret_key;
  for (const std::string& part :
       {date, credentials.region, credentials.service, std::string("aws4_request")}) {
    key = hmac_sha256(key, part);
  }
  return key;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> aws_signature(const AwsCredentials& credentials,
                                                               const AwsRequest& request, Millis now) {
  const std::string time = compact_time(now);
  const std::string date = time.substr(0, 8);
  const std::string scope = date + "/" + credentials.region + "/" + credentials.service + "/aws4_request";
  const std::string to_sign = std::string(kAlgorithm) + "\n" + time + "\n" + scope + "\n" +
                              sha256_hex(as_bytes(canonical_request(request, time)));
  const std::string signature = hmac_sha256_hex(signing_key(credentials, date), to_sign);
  return {{"x-amz-date", time},
          {"x-amz-content-sha256", request.payload_sha256},
          {"Authorization", std::string(kAlgorithm) + " Credential=" + credentials.access_key + "/" + scope +
                                ",SignedHeaders=" + kSignedHeaders + ",Signature=" + signature}};
}

std::string aws_encoded(const std::string& text, bool in_path) {
  std::string result;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || c == '-' || c == '.' || c == '_' || c == '~' || (in_path && c == '/')) {
      result += c;
    } else {
      char escape[4];
      std::snprintf(escape, sizeof escape, "%%%02X", static_cast<unsigned char>(c));
      result += escape;
    }
  }
  return result;
}

}  // namespace ocrchat
