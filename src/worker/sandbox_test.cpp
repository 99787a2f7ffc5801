#include "worker/sandbox.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <functional>
#include <new>
#include <system_error>
#include <thread>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "worker/fake_reader.hpp"

namespace ocrchat {
namespace {

constexpr int kNotLockedIn = 200;

/// The errno of a call that failed, 0 if it succeeded.
int outcome(long result) {
  return result < 0 ? errno : 0;
}

class Sandbox : public testing::Test {
 protected:
  Sandbox() {
    write_file(folder_.path() / "model", "data");
    policy_.readable = {folder_.path(), "/no/such/folder"};
    policy_.memory_mb = 512;
  }

  /// What `attempt` returned in a locked-in process; minus the signal that ended it.
  int inside(const std::function<int()>& attempt) {
    const pid_t child = ::fork();
    if (child == 0) {
      try {
        enter_sandbox(policy_);
      } catch (const Error&) {
        ::_exit(kNotLockedIn);
      }
      ::_exit(attempt());
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
  }

  std::string file() const { return (folder_.path() / "model").string(); }

  TestFolder folder_;
  SandboxPolicy policy_;
};

TEST_F(Sandbox, IsToldOf) {
  const SandboxReport report = describe_sandbox();
  EXPECT_TRUE(report.seccomp);
  EXPECT_GE(report.landlock_abi, 0);
}

TEST_F(Sandbox, AllowedFilesCanBeRead) {
  EXPECT_EQ(inside([&] { return outcome(::open(file().c_str(), O_RDONLY)); }), 0);
}

TEST_F(Sandbox, OtherFilesCannot) {
  if (describe_sandbox().landlock_abi == 0) return;  // seccomp alone does not tell files apart
  EXPECT_EQ(inside([] { return outcome(::open("/etc/passwd", O_RDONLY)); }), EACCES);
  EXPECT_EQ(inside([] { return outcome(::open("/proc/self/environ", O_RDONLY)); }), EACCES);
  EXPECT_EQ(inside([] { return outcome(::open("/", O_RDONLY | O_DIRECTORY)); }), EACCES);
}

TEST_F(Sandbox, NothingIsWrittenMadeOrRemoved) {
  EXPECT_EQ(inside([&] { return outcome(::open(file().c_str(), O_RDWR)); }), EPERM);
  EXPECT_EQ(inside([&] { return outcome(::open((file() + "2").c_str(), O_WRONLY | O_CREAT, 0600)); }), EPERM);
  EXPECT_EQ(inside([&] { return outcome(::unlink(file().c_str())); }), EPERM);
  EXPECT_EQ(inside([&] { return outcome(::chmod(file().c_str(), 0777)); }), EPERM);
  EXPECT_EQ(as_chars(read_file(file())), "data");
}

TEST_F(Sandbox, DescriptorsAtHandStayOpen) {
  const FileDescriptor out = temporary_file(folder_.path());
  const FileDescriptor in(::open("/etc/passwd", O_RDONLY | O_CLOEXEC));
  EXPECT_EQ(inside([&] {
              char c = 0;
              return ::read(in.get(), &c, 1) == 1 && ::write(out.get(), &c, 1) == 1 ? 0 : 1;
            }),
            0);
}

TEST_F(Sandbox, TheNetworkIsDeath) {
  EXPECT_EQ(inside([] { return outcome(::socket(AF_INET, SOCK_STREAM, 0)); }), -SIGSYS);
  EXPECT_EQ(inside([] { return outcome(::socket(AF_NETLINK, SOCK_RAW, 0)); }), -SIGSYS);
}

TEST_F(Sandbox, LocalSocketsAreRefused) {
  EXPECT_EQ(inside([] { return outcome(::socket(AF_UNIX, SOCK_STREAM, 0)); }), EPERM);
}

TEST_F(Sandbox, RunningAProgramIsDeath) {
  EXPECT_EQ(inside([] { return outcome(::execl("/bin/true", "true", nullptr)); }), -SIGSYS);
}

TEST_F(Sandbox, TracingIsDeath) {
  EXPECT_EQ(inside([] { return outcome(::ptrace(PTRACE_ATTACH, ::getppid(), nullptr, nullptr)); }), -SIGSYS);
}

TEST_F(Sandbox, ProcessesAndThreadsAreRefused) {
  EXPECT_EQ(inside([] { return outcome(::fork()); }), EPERM);
  EXPECT_EQ(inside([] {
              try {
                std::thread([] {}).join();
              } catch (const std::system_error&) {
                return 7;
              }
              return 0;
            }),
            7);
}

TEST_F(Sandbox, OthersAreNotSignalled) {
  EXPECT_EQ(inside([] { return outcome(::kill(::getppid(), 0)); }), EPERM);
  EXPECT_EQ(inside([] { return outcome(::fcntl(0, F_SETOWN, ::getppid())); }), EPERM);
}

TEST_F(Sandbox, AbortingStillWorks) {
  EXPECT_EQ(inside([]() -> int { std::abort(); }), -SIGABRT);
}

TEST_F(Sandbox, MemoryDoesNotBecomeCode) {
  EXPECT_EQ(inside([] {
              const void* page =
                  ::mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
              return page == MAP_FAILED ? errno : 0;
            }),
            EPERM);
  EXPECT_EQ(inside([] {
              void* page = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
              return outcome(::mprotect(page, 4096, PROT_READ | PROT_EXEC));
            }),
            EPERM);
}

#ifndef __SANITIZE_ADDRESS__
TEST_F(Sandbox, MemoryHasALimit) {
  EXPECT_EQ(inside([] {
              try {
                const std::vector<char> large(600 << 20);
                return large.empty() ? 1 : 0;
              } catch (const std::bad_alloc&) {
                return 9;
              }
            }),
            9);
}
#endif

}  // namespace
}  // namespace ocrchat
