#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "base/error.hpp"
#include "store/private_s3.hpp"
#include "store/temporary_folder.hpp"

namespace ocrchat {
namespace {

/// A kind of blobs to hold to the contract. Opened twice on one folder it shows the same blobs.
struct BlobsFactory {
  std::string name;
  std::function<std::unique_ptr<Blobs>(const std::filesystem::path& folder)> open;
};

class BlobsContract : public testing::TestWithParam<BlobsFactory> {
 protected:
  std::unique_ptr<Blobs> open() { return GetParam().open(folder_.path()); }
  void keep(const std::string& key, std::string_view text) {
    const auto upload = blobs_->begin_upload();
    upload->write(as_bytes(text));
    upload->keep(key);
  }
  static std::string read(Blobs& blobs, const std::string& key) {
    const auto fd = blobs.open(key);
    return fd ? std::string(as_chars(MappedFile(fd->get()).bytes())) : "(none)";
  }

  TemporaryFolder folder_;
  std::unique_ptr<Blobs> blobs_ = open();
  const std::string key_ = new_uuid();
};

INSTANTIATE_TEST_SUITE_P(
    Blobs, BlobsContract,
    testing::Values(BlobsFactory{"files",
                                 [](const auto& folder) { return open_file_blobs(folder / "blobs"); }},
                    BlobsFactory{"s3",
                                 [](const auto& folder) {
                                   const std::string name = folder.string();
                                   return PrivateS3::instance().open(name.substr(name.size() - 32), folder);
                                 }}),
    [](const auto& test) { return test.param.name; });

TEST_P(BlobsContract, KeepAnUploadUnderItsKeyForEverybody) {
  keep(key_, "what was sent");
  EXPECT_EQ(read(*blobs_, key_), "what was sent");
  EXPECT_EQ(read(*open(), key_), "what was sent");
  EXPECT_THAT(blobs_->keys(), testing::ElementsAre(key_));
}

TEST_P(BlobsContract, KeepLargeEmptyAndBinaryDocuments) {
  std::string large(3'000'000, 'x');
  large[5] = '\0';
  const auto upload = blobs_->begin_upload();
  for (std::size_t at = 0; at < large.size(); at += 250'000) {
    upload->write(as_bytes(std::string_view(large).substr(at, 250'000)));
  }
  upload->keep(key_);
  EXPECT_EQ(read(*open(), key_), large);
  const std::string empty = new_uuid();
  keep(empty, "");
  EXPECT_EQ(read(*open(), empty), "");
}

TEST_P(BlobsContract, AnUploadIsReadableBeforeItIsKept) {
  const auto upload = blobs_->begin_upload();
  upload->write(as_bytes("half"));
  EXPECT_EQ(as_chars(MappedFile(upload->fd()).bytes()), "half");
}

TEST_P(BlobsContract, AnUploadNotKeptLeavesNothing) {
  blobs_->begin_upload()->write(as_bytes("refused"));
  EXPECT_THAT(blobs_->keys(), testing::IsEmpty());
}

TEST_P(BlobsContract, EveryOpeningHasAnOffsetOfItsOwn) {
  keep(key_, "abc");
  const auto one = blobs_->open(key_);
  const auto two = blobs_->open(key_);
  char letter = 0;
  ASSERT_EQ(::read(one->get(), &letter, 1), 1);
  ASSERT_EQ(::read(two->get(), &letter, 1), 1);
  EXPECT_EQ(letter, 'a');
}

TEST_P(BlobsContract, RemovedBlobsAreGoneAndRemovingIsRepeatable) {
  keep(key_, "x");
  EXPECT_EQ(read(*blobs_, key_), "x");
  blobs_->remove(key_);
  blobs_->remove(key_);
  EXPECT_FALSE(blobs_->open(key_));
  EXPECT_THAT(blobs_->keys(), testing::IsEmpty());
}

TEST_P(BlobsContract, AnOpenDocumentStaysReadableWhenItIsRemoved) {
  keep(key_, "still here");
  const auto fd = blobs_->open(key_);
  blobs_->remove(key_);
  EXPECT_EQ(as_chars(MappedFile(fd->get()).bytes()), "still here");
}

TEST_P(BlobsContract, AllKeysAreListedHoweverManyThereAre) {
  std::vector<std::string> keys;
  for (int i = 0; i < 10; ++i) {
    keys.push_back(new_uuid());
    keep(keys.back(), "x");
  }
  EXPECT_THAT(blobs_->keys(), testing::UnorderedElementsAreArray(keys));
}

TEST_P(BlobsContract, WhatIsNoKeyIsRefused) {
  EXPECT_THROW(blobs_->open("../../../../../etc/passwd"), Error);
  EXPECT_THROW(blobs_->remove(".."), Error);
  EXPECT_THROW(keep("a/b", "x"), Error);
}

TEST_P(BlobsContract, ScratchFilesAreNoBlobs) {
  const FileDescriptor fd = blobs_->scratch();
  FdSink(fd.get()).write("on its way out");
  EXPECT_EQ(MappedFile(fd.get()).bytes().size(), 14U);
  EXPECT_THAT(blobs_->keys(), testing::IsEmpty());
}

class S3BlobsTest : public testing::Test {
 protected:
  std::string refused(const std::function<void()>& work) {
    try {
      work();
    } catch (const Error& error) {
      return error.message() + " " + error.where();
    }
    ADD_FAILURE() << "not refused";
    return {};
  }
  TemporaryFolder folder_;
  PrivateS3& s3_ = PrivateS3::instance();
  const std::string bucket_ = new_uuid();
  const std::string key_ = new_uuid();
};

TEST_F(S3BlobsTest, AStoreThatIsBusyOrDropsConnectionsIsTriedAgain) {
  const auto blobs = s3_.open(bucket_, folder_.path());
  for (const int status : {503, 429, 0}) {
    s3_.fail(2, status);
    const auto upload = blobs->begin_upload();
    upload->write(as_bytes("patience"));
    upload->keep(key_);
    s3_.fail(2, status);
    const auto other = s3_.open(bucket_, folder_.path());
    EXPECT_EQ(as_chars(MappedFile(other->open(key_)->get()).bytes()), "patience");
  }
}

TEST_F(S3BlobsTest, AStoreThatStaysAwayIsAnErrorThatSaysNoSecrets) {
  const auto blobs = s3_.open(bucket_, folder_.path());
  s3_.fail(50, 503);
  const std::string why = refused([&] { blobs->keys(); });
  s3_.fail(0, 503);
  EXPECT_THAT(why, testing::HasSubstr("503"));
  EXPECT_THAT(why, testing::Not(testing::HasSubstr("secret")));
}

TEST_F(S3BlobsTest, WrongCredentialsAreRefused) {
  S3Settings settings = s3_.settings(bucket_);
  settings.credentials.secret_key = "guess";
  EXPECT_THAT(refused([&] { open_s3_blobs(settings, folder_.path())->keys(); }),
              testing::HasSubstr("SignatureDoesNotMatch"));
}

TEST_F(S3BlobsTest, ADocumentIsFetchedOnceForManyOpenings) {
  const auto blobs = s3_.open(bucket_, folder_.path());
  const auto upload = blobs->begin_upload();
  upload->write(as_bytes("x"));
  upload->keep(key_);
  const int before = s3_.requests("GET");
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(blobs->open(key_));
  EXPECT_EQ(s3_.requests("GET"), before + 1);
}

TEST_F(S3BlobsTest, SettingsThatMakeNoSenseAreNamed) {
  const AwsCredentials credentials{"key", "secret", "us-east-1"};
  EXPECT_EQ(s3_settings("s3://bucket/a/b", "https://s3.example.org/", credentials).prefix, "a/b/");
  EXPECT_EQ(s3_settings("s3://bucket", "https://s3.example.org/", credentials).endpoint,
            "https://s3.example.org");
  EXPECT_THAT(refused([&] { s3_settings("bucket", "https://x", credentials); }),
              testing::HasSubstr("'blobs'"));
  EXPECT_THAT(refused([&] { s3_settings("s3://", "https://x", credentials); }), testing::HasSubstr("bucket"));
  EXPECT_THAT(refused([&] { s3_settings("s3://b", "x", credentials); }), testing::HasSubstr("'s3-endpoint'"));
  EXPECT_THAT(refused([&] { s3_settings("s3://b", "https://x", {}); }),
              testing::HasSubstr("'s3-access-key'"));
}

}  // namespace
}  // namespace ocrchat
