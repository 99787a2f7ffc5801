#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "store/aws_signature.hpp"
#include "store/blobs.hpp"

namespace ocrchat {

/// Where an S3-compatible store is, and as whom it is used.
struct S3Settings {
  std::string endpoint;  ///< "https://s3.example.org"; objects are addressed as endpoint/bucket/prefix/key
  std::string bucket;
  std::string prefix;  ///< empty, or ending with "/"
  AwsCredentials credentials;
};

/// The settings of `s3://BUCKET/PREFIX`. @throws Error(setting_invalid)
S3Settings s3_settings(const std::string& blobs, const std::string& endpoint,
                       const AwsCredentials& credentials);

/// Blobs as objects, for machines that share them. What is on its way in or out lies in nameless files below
/// `scratch`; the documents opened last stay there, for a worker opens one again for every few pages. Calls
/// are tried again where the store is busy or away for a moment.
std::unique_ptr<Blobs> open_s3_blobs(const S3Settings& settings, const std::filesystem::path& scratch);

}  // namespace ocrchat
