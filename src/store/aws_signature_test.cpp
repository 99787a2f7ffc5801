#include "store/aws_signature.hpp"

#include <gtest/gtest.h>

#include "base/ids.hpp"

namespace ocrchat {
namespace {

// The example "GET Bucket (List Objects)" of the S3 API reference: 24 May 2013, bucket examplebucket.
TEST(AwsSignature, IsThatOfThePublishedExample) {
  const AwsCredentials credentials{"AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                                   "us-east-1"};
  const AwsRequest request{
      "GET", "examplebucket.s3.amazonaws.com", "/", {{"prefix", "J"}, {"max-keys", "2"}}, sha256_hex({})};
  const auto headers = aws_signature(credentials, request, 1'369'353'600'000);
  EXPECT_EQ(headers.at(0).second, "20130524T000000Z");
  EXPECT_EQ(headers.at(2).second,
            "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
            "SignedHeaders=host;x-amz-content-sha256;x-amz-date,"
            "Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
}

TEST(AwsSignature, EncodesAllButPlainLetters) {
  EXPECT_EQ(aws_encoded("a/b c~_-.", true), "a/b%20c~_-.");
  EXPECT_EQ(aws_encoded("a/b+=", false), "a%2Fb%2B%3D");
}

}  // namespace
}  // namespace ocrchat
