#include "worker/spawn.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "base/error.hpp"

namespace ocrchat {
namespace {

// Engines start no threads of their own (OpenMP would); nothing of the server's environment is a document's
// business.
constexpr std::array kEnvironment{"LC_ALL=C.UTF-8", "HOME=/nonexistent", "OMP_THREAD_LIMIT=1",
                                  "OMP_NUM_THREADS=1", "ASAN_OPTIONS=detect_leaks=0"};

[[noreturn]] void fail(const std::string& what, int error) {
  throw Error(ErrorCode::internal, {}, what + ": " + std::strerror(error));
}

void check(int result, const char* what) {
  if (result != 0) fail(what, result);
}

/// What the child does between fork and exec.
class FileActions {
 public:
  FileActions() { check(::posix_spawn_file_actions_init(&actions_), "spawn"); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;
  ~FileActions() { ::posix_spawn_file_actions_destroy(&actions_); }

  void duplicate(int from, int to) {
    check(::posix_spawn_file_actions_adddup2(&actions_, from, to), "spawn");
  }
  void nothing_on(int fd) {
    check(::posix_spawn_file_actions_addopen(&actions_, fd, "/dev/null", O_RDWR, 0), "spawn");
  }
  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

/// A process group of its own, and no signal blocked or ignored because the server does so.
class Attributes {
 public:
  Attributes() {
    check(::posix_spawnattr_init(&attributes_), "spawn");
    sigset_t none;
    sigset_t all;
    ::sigemptyset(&none);
    ::sigfillset(&all);
    check(::posix_spawnattr_setsigmask(&attributes_, &none), "spawn");
    check(::posix_spawnattr_setsigdefault(&attributes_, &all), "spawn");
    check(::posix_spawnattr_setflags(&attributes_,
                                     POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP),
          "spawn");
  }
  Attributes(const Attributes&) = delete;
  Attributes& operator=(const Attributes&) = delete;
  ~Attributes() { ::posix_spawnattr_destroy(&attributes_); }
  const posix_spawnattr_t* get() const { return &attributes_; }

 private:
  posix_spawnattr_t attributes_{};
};

std::string how_it_ended(int status) {
  if (WIFSIGNALED(status)) return "killed by signal " + std::to_string(WTERMSIG(status));
  return "exited with " + std::to_string(WEXITSTATUS(status));
}

}  // namespace

SpawnedReader spawn_reader(const std::string& program, bool quiet) {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) fail("socketpair", errno);
  SpawnedReader result{0, FileDescriptor(ends[0])};
  const FileDescriptor theirs(ends[1]);

  FileActions actions;
  actions.duplicate(theirs.get(), kReaderSocket);
  actions.nothing_on(STDIN_FILENO);
  actions.nothing_on(STDOUT_FILENO);
  if (quiet) actions.nothing_on(STDERR_FILENO);
  const Attributes attributes;

  std::string name = program;
  std::string command = "reader";
  std::array<char*, 3> arguments{name.data(), command.data(), nullptr};
  std::array<char*, kEnvironment.size() + 1> environment{};
  for (std::size_t i = 0; i < kEnvironment.size(); ++i)
    environment.at(i) = const_cast<char*>(kEnvironment.at(i));
  check(::posix_spawn(&result.pid, program.c_str(), actions.get(), attributes.get(), arguments.data(),
                      environment.data()),
        "start the reader");
  return result;
}

std::string reap_reader(pid_t pid, int grace_ms) {
  int status = 0;
  for (int waited = 0; waited < grace_ms; ++waited) {
    if (::waitpid(pid, &status, WNOHANG) == pid) return how_it_ended(status);
    ::usleep(1000);
  }
  ::kill(pid, SIGKILL);
  while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return how_it_ended(status);
}

}  // namespace ocrchat
