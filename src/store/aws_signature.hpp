#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/time.hpp"

namespace ocrchat {

/// Who signs, and where.
struct AwsCredentials {
  std::string access_key;
  std::string secret_key;
  std::string region;
  std::string service = "s3";
};

/// A request to be signed. Path and query are encoded as they will be sent.
struct AwsRequest {
  std::string method;
  std::string host;  ///< with the port if the URL has one
  std::string path;
  std::vector<std::pair<std::string, std::string>> query;
  std::string payload_sha256;  ///< hex
};

/// The headers that sign a request by AWS Signature Version 4 ("Authenticating Requests: Using the
/// Authorization Header", Amazon S3 API reference): Authorization, x-amz-date and x-amz-content-sha256.
std::vector<std::pair<std::string, std::string>> aws_signature(const AwsCredentials& credentials,
                                                               const AwsRequest& request, Millis now);

/// Percent-encodes all but letters, digits and "-._~"; in a path "/" stays too.
std::string aws_encoded(const std::string& text, bool in_path);

}  // namespace ocrchat
