#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "base/error.hpp"
#include "store/blobs.hpp"
#include "store/temporary_folder.hpp"

namespace ocrchat {
namespace {

namespace fs = std::filesystem;

class FileBlobsTest : public testing::Test {
 protected:
  std::size_t files() const {
    std::size_t count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder_.path()))
      count += entry.is_regular_file();
    return count;
  }
  void keep(const std::string& key, std::string_view text) {
    const auto upload = blobs_->begin_upload();
    upload->write(as_bytes(text));
    upload->keep(key);
  }

  TemporaryFolder folder_;
  std::unique_ptr<Blobs> blobs_ = open_file_blobs(folder_.path() / "blobs");
  const std::string key_ = new_uuid();
};

TEST_F(FileBlobsTest, AnUploadNotKeptLeavesNothing) {
  blobs_->begin_upload()->write(as_bytes("refused"));
  EXPECT_EQ(files(), 0U);
}

TEST_F(FileBlobsTest, RemovesBlobs) {
  keep(key_, "x");
  blobs_->remove(key_);
  blobs_->remove(key_);
  EXPECT_FALSE(blobs_->open(key_));
  EXPECT_EQ(files(), 0U);
}

TEST_F(FileBlobsTest, LeftoversOfAKilledProcessAreRemovedAndUploadsUnderWayAreNot) {
  std::ofstream(folder_.path() / "blobs" / "incoming" / new_uuid()) << "private";
  const auto upload = blobs_->begin_upload();
  const auto again = open_file_blobs(folder_.path() / "blobs");
  EXPECT_EQ(files(), 1U);
  upload->keep(key_);
  EXPECT_TRUE(again->open(key_));
}

TEST_F(FileBlobsTest, ScratchFilesHaveNoName) {
  const FileDescriptor fd = blobs_->scratch();
  FdSink(fd.get()).write("on its way out");
  EXPECT_EQ(files(), 0U);
  EXPECT_EQ(MappedFile(fd.get()).bytes().size(), 14U);
}

}  // namespace
}  // namespace ocrchat
