#include "base/bytes.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "base/error.hpp"

namespace ocrchat {
namespace {

std::filesystem::path scratch_folder() {
  const auto folder = std::filesystem::temp_directory_path() / ("bytes_test_" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  return folder;
}

TEST(WriteFile, ReplacesTheWholeFileAndLeavesNoPartBehind) {
  const auto folder = scratch_folder();
  write_file(folder / "a", "first, and long");
  write_file(folder / "a", "second");
  EXPECT_EQ(as_chars(read_file(folder / "a")), "second");
  EXPECT_FALSE(std::filesystem::exists(folder / "a.part"));
  std::filesystem::remove_all(folder);
}

TEST(MappedFile, AnEmptyFileIsAnEmptyView) {
  const auto folder = scratch_folder();
  write_file(folder / "empty", "");
  EXPECT_TRUE(MappedFile(folder / "empty").bytes().empty());
  EXPECT_THROW(MappedFile(folder / "absent"), Error);
  std::filesystem::remove_all(folder);
}

TEST(TemporaryFile, HasNoName) {
  const auto folder = scratch_folder();
  const FileDescriptor fd = temporary_file(folder);
  FdSink(fd.get()).write("text");
  EXPECT_EQ(::lseek(fd.get(), 0, SEEK_END), 4);
  EXPECT_TRUE(std::filesystem::is_empty(folder));
  std::filesystem::remove_all(folder);
}

TEST(FileDescriptor, ClosesWhatItOwnsOnceAndOnlyOnce) {
  int raw = -1;
  {
    FileDescriptor first(::dup(STDERR_FILENO));
    raw = first.get();
    FileDescriptor second = std::move(first);
    EXPECT_FALSE(first.valid());  // NOLINT(bugprone-use-after-move): what a move leaves is the point
    EXPECT_EQ(second.get(), raw);
  }
  EXPECT_EQ(::write(raw, "", 0), -1);
}

}  // namespace
}  // namespace ocrchat
