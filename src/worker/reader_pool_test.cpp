#include "worker/reader_pool.hpp"

#include <gmock/gmock.h>
#include <filesystem>

#include <optional>
#include <thread>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "worker/fake_reader.hpp"

namespace ocrchat {
namespace {

TEST(ReaderPool, LendsToOneAtATimeAndKeepsWhatIsWarm) {
  Settings settings;
  settings.open_seconds = 1;
  ReaderPool pool(fake_reader_program(), settings, 1);
  const FileDescriptor document = temporary_file(std::filesystem::temp_directory_path());
  int pid = 0;
  {
    const auto first = pool.borrow();
    first->open(document.get(), "");
    pid = first->pid();
    try {
      pool.borrow();
      ADD_FAILURE() << "lent twice";
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::overloaded);
    }
  }
  EXPECT_EQ(pool.borrow()->pid(), pid);
}

TEST(ReaderPool, ABorrowerWaitsForTheOneBefore) {
  const Settings settings;
  ReaderPool pool(fake_reader_program(), settings, 1);
  std::thread other;
  {
    const auto first = pool.borrow();
    other = std::thread([&] { EXPECT_EQ(pool.borrow()->pid(), 0); });
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  other.join();
}

}  // namespace
}  // namespace ocrchat
