#include "translate/spawned_group.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "base/error.hpp"
#include "base/spawn.hpp"

namespace ocrchat {
namespace {

constexpr std::array kEnvironment{"LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin", "HOME=/nonexistent"};

void check(int error, const char* what) {
  if (error != 0) throw Error(ErrorCode::internal, {}, std::string(what) + ": " + std::strerror(error));
}

struct Pipe {
  Pipe() {
    std::array<int, 2> ends{};
    check(::pipe2(ends.data(), O_CLOEXEC) == 0 ? 0 : errno, "pipe");
    read = FileDescriptor(ends[0]);
    write = FileDescriptor(ends[1]);
  }
  FileDescriptor read;
  FileDescriptor write;
};

void never_block(const FileDescriptor& end) {
  check(::fcntl(end.get(), F_SETFL, O_NONBLOCK) == 0 ? 0 : errno, "fcntl");
}

// Looks without reaping: while the leader is not reaped nobody else can have the group's name.
bool has_ended(pid_t leader) {
  siginfo_t info{};
  return ::waitid(P_PID, static_cast<id_t>(leader), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
         info.si_pid != 0;
}

}  // namespace

SpawnedGroup spawn_group(const std::vector<std::string>& command) {
  Pipe input;
  Pipe output;
  never_block(input.write);
  never_block(output.read);
  SpawnFiles files;
  files.duplicate(input.read.get(), STDIN_FILENO);
  files.duplicate(output.write.get(), STDOUT_FILENO);
  files.nothing_on(STDERR_FILENO);
  files.close_from(STDERR_FILENO + 1);
  const pid_t leader = spawn(command, files, kEnvironment);
  return {leader, std::move(input.write), std::move(output.read)};
}

void end_group(pid_t leader, int grace_ms) {
  ::kill(-leader, SIGTERM);
  for (int waited = 0; waited < grace_ms && !has_ended(leader); ++waited) ::usleep(1000);
  ::kill(-leader, SIGKILL);
  while (::waitpid(leader, nullptr, 0) < 0 && errno == EINTR) {
  }
}

}  // namespace ocrchat
