#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>

/// For the tests: a reader that misbehaves on demand. The test program executes itself, as the server does.
/// What is asked of it stands where the language would: "hang", "abort", "exit", "garbage", "huge", "drip",
/// "nonsense", "other", "unreadable", "slow", "last" (answers, then is gone); "abort@1" means page 1 alone;
/// "abort@1:FILE" means only while FILE is not there, and makes it. Opening does the same with the password.
namespace ocrchat {

/// Answers on descriptor 3. @returns the exit status
int run_fake_reader();

/// The test program under a name that makes it a fake reader, or the true one.
std::string fake_reader_program();
std::string true_reader_program();

/// A folder for one test, removed with it.
class TestFolder {
 public:
  TestFolder();
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
  ~TestFolder();
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Looks again and again until it is so. @returns false if it is not within `patience`
bool soon(const std::function<bool()>& so, std::chrono::milliseconds patience = std::chrono::seconds(8));

}  // namespace ocrchat
