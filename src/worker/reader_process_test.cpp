#include "worker/reader_process.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/resource.h>
#include <unistd.h>
#include <filesystem>

#include <csignal>
#include <future>
#include <thread>

#include "base/error.hpp"
#include "document/text.hpp"
#include "worker/fake_reader.hpp"
#include "worker/worker.hpp"

namespace ocrchat {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

class Reader : public testing::Test {
 protected:
  Reader() : document_(temporary_file(std::filesystem::temp_directory_path())) {
    settings_.page_seconds = 1;
    settings_.open_seconds = 1;
    settings_.export_seconds = 1;
  }

  ErrorCode code_of(const std::function<void()>& call) {
    try {
      call();
    } catch (const Error& error) {
      return error.code();
    }
    ADD_FAILURE() << "nothing was thrown";
    return ErrorCode::internal;
  }

  /// What comes of a page whose reader behaves so, after opening.
  ErrorCode trouble(const std::string& behaviour) {
    reader_.open(document_.get(), "");
    return code_of([&] { reader_.read(1, behaviour); });
  }

  void expect_it_works() {
    EXPECT_EQ(reader_.open(document_.get(), "").page_count, 7);
    EXPECT_EQ(reader_.read(2, "auto").index, 2);
  }

  FileDescriptor document_;
  Settings settings_;
  ReaderProcess reader_{fake_reader_program(), settings_};
};

std::size_t open_descriptors() {
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) ++count;
  return count;
}

bool alive(int pid) {
  return ::kill(pid, 0) == 0;
}

TEST_F(Reader, StartsWithTheFirstCallAndReadsPages) {
  EXPECT_EQ(reader_.pid(), 0);
  expect_it_works();
  EXPECT_GT(reader_.pid(), 0);
  EXPECT_EQ(reader_.pages_read(), 1);
}

TEST_F(Reader, KnowsWhetherItHasADocumentOpen) {
  EXPECT_FALSE(reader_.is_open());
  expect_it_works();
  EXPECT_TRUE(reader_.is_open());
  reader_.close();
  EXPECT_FALSE(reader_.is_open());
  reader_.open(document_.get(), "");
  ::kill(reader_.pid(), SIGKILL);
  EXPECT_TRUE(soon([&] { return !reader_.is_open(); }));
}

TEST_F(Reader, ReadsNoPageOfADocumentThatIsNotOpen) {
  EXPECT_EQ(code_of([&] { reader_.read(0, "auto"); }), ErrorCode::page_crashed);
}

TEST_F(Reader, OfTheToolsThatDiesOnceCostsNothing) {
  const TestFolder folder;
  const auto tools = make_sandboxed_tools(fake_reader_program(), settings_);
  const std::string once = "abort:" + (folder.path() / "flag").string();
  EXPECT_EQ(tools->inspect(document_.get(), once).page_count, 7);
  EXPECT_TRUE(std::filesystem::exists(folder.path() / "flag"));
  EXPECT_EQ(code_of([&] { tools->inspect(document_.get(), "abort"); }), ErrorCode::page_crashed);
}

TEST_F(Reader, EndsWithItsObject) {
  int pid = 0;
  {
    ReaderProcess other(fake_reader_program(), settings_);
    other.open(document_.get(), "");
    pid = other.pid();
    EXPECT_TRUE(alive(pid));
  }
  EXPECT_FALSE(alive(pid));
}

TEST_F(Reader, AHangIsATimeoutWithinTheDeadlineAndIsKilled) {
  reader_.open(document_.get(), "");
  const int pid = reader_.pid();
  const auto start = steady_clock::now();
  // The time is the same for an answer that drips and for opening: all at once.
  const auto dripping = std::async(std::launch::async, [&] {
    ReaderProcess reader(fake_reader_program(), settings_);
    reader.open(document_.get(), "");
    EXPECT_EQ(code_of([&] { reader.read(1, "drip"); }), ErrorCode::page_timeout);
  });
  const auto opening = std::async(std::launch::async, [&] {
    ReaderProcess reader(fake_reader_program(), settings_);
    EXPECT_EQ(code_of([&] { reader.open(document_.get(), "hang"); }), ErrorCode::page_timeout);
  });
  EXPECT_EQ(code_of([&] { reader_.read(1, "hang"); }), ErrorCode::page_timeout);
  EXPECT_LT(steady_clock::now() - start, milliseconds(2000));
  EXPECT_FALSE(alive(pid));
  EXPECT_EQ(reader_.pid(), 0);
  expect_it_works();
}

TEST_F(Reader, AnAbortIsACrashAndTheNextOpenStartsAnother) {
  EXPECT_EQ(trouble("abort"), ErrorCode::page_crashed);
  expect_it_works();
}

TEST_F(Reader, EveryKindOfNonsenseIsACrash) {
  for (const char* behaviour : {"exit", "garbage", "huge", "nonsense", "other", "kind"}) {
    EXPECT_EQ(trouble(behaviour), ErrorCode::page_crashed) << behaviour;
    EXPECT_EQ(reader_.pid(), 0) << behaviour;
  }
  expect_it_works();
}

TEST_F(Reader, ReportedErrorsTravelAndTheReaderStays) {
  reader_.open(document_.get(), "");
  const int pid = reader_.pid();
  EXPECT_EQ(code_of([&] { reader_.read(1, "unreadable"); }), ErrorCode::page_unreadable);
  EXPECT_EQ(reader_.read(2, "auto").index, 2);
  EXPECT_EQ(reader_.pid(), pid);
}

TEST_F(Reader, CannotSpeakForTheServer) {
  EXPECT_EQ(trouble("impostor"), ErrorCode::internal);
}

TEST_F(Reader, ACrashWhileOpeningIsACrash) {
  EXPECT_EQ(code_of([&] { reader_.open(document_.get(), "abort"); }), ErrorCode::page_crashed);
  expect_it_works();
}

TEST_F(Reader, OneThatDiedUnusedIsReplacedUnnoticed) {
  reader_.open(document_.get(), "");
  ::kill(reader_.pid(), SIGKILL);
  ASSERT_TRUE(soon([&] { return ::kill(reader_.pid(), 0) == 0; }));
  std::this_thread::sleep_for(milliseconds(50));
  expect_it_works();
}

TEST_F(Reader, IsReplacedWhenItHasReadItsShare) {
  settings_.reader_pages = 3;
  expect_it_works();
  const int first = reader_.pid();
  reader_.read(3, "auto");
  EXPECT_EQ(reader_.pid(), first);
  expect_it_works();
  EXPECT_NE(reader_.pid(), first);
  EXPECT_EQ(reader_.pages_read(), 1);
}

TEST_F(Reader, AnotherThreadCanInterruptACall) {
  settings_.page_seconds = 60;
  reader_.open(document_.get(), "");
  std::thread other([&] {
    std::this_thread::sleep_for(milliseconds(50));
    reader_.interrupt();
  });
  EXPECT_EQ(code_of([&] { reader_.read(1, "hang"); }), ErrorCode::page_crashed);
  other.join();
}

TEST_F(Reader, AProgramThatIsNoReaderIsOurFault) {
  ReaderProcess missing("/no/such/program", settings_);
  EXPECT_EQ(code_of([&] { missing.open(document_.get(), ""); }), ErrorCode::internal);
  ReaderProcess silly("/bin/true", settings_);
  EXPECT_EQ(code_of([&] { silly.open(document_.get(), ""); }), ErrorCode::internal);
}

TEST_F(Reader, ADocumentThatCannotBeOpenedAgainIsNotTheReadersFault) {
  EXPECT_EQ(code_of([&] { reader_.open(-1, ""); }), ErrorCode::overloaded);
  expect_it_works();
}

TEST_F(Reader, NoDescriptorIsLeftBehind) {
  expect_it_works();
  reader_.stop();
  const std::size_t before = open_descriptors();
  for (const char* behaviour : {"abort", "garbage", "huge", "unreadable"}) trouble(behaviour);
  reader_.stop();
  EXPECT_EQ(open_descriptors(), before);
}

TEST_F(Reader, GetsNoneOfTheServersDescriptors) {
  if (::geteuid() != 0) return;                     // a reader's descriptors are shown to root alone
  const int leaky = ::open("/dev/zero", O_RDONLY);  // not closed on exec
  ReaderProcess true_one(true_reader_program(), settings_);
  true_one.start();
  const auto folder = "/proc/" + std::to_string(true_one.pid()) + "/fd";
  std::vector<std::string> seen;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    seen.push_back(entry.path().filename());
  EXPECT_THAT(seen, testing::UnorderedElementsAre("0", "1", "2", "3"));
  ::close(leaky);
}

}  // namespace
}  // namespace ocrchat
