#include "translate/spawned_group.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "base/error.hpp"

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

/// What the child does between fork and exec.
class FileActions {
 public:
  FileActions(const Pipe& input, const Pipe& output) {
    check(::posix_spawn_file_actions_init(&actions_), "spawn");
    check(::posix_spawn_file_actions_adddup2(&actions_, input.read.get(), STDIN_FILENO), "spawn");
    check(::posix_spawn_file_actions_adddup2(&actions_, output.write.get(), STDOUT_FILENO), "spawn");
    check(::posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_RDWR, 0), "spawn");
    check(::posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1), "spawn");
  }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;
  ~FileActions() { ::posix_spawn_file_actions_destroy(&actions_); }
  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

/// A group of its own, and no signal blocked or ignored because the server does so.
class OwnGroup {
 public:
  OwnGroup() {
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
  OwnGroup(const OwnGroup&) = delete;
  OwnGroup& operator=(const OwnGroup&) = delete;
  ~OwnGroup() { ::posix_spawnattr_destroy(&attributes_); }
  const posix_spawnattr_t* get() const { return &attributes_; }

 private:
  posix_spawnattr_t attributes_{};
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
  const FileActions actions(input, output);
  const OwnGroup attributes;
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  std::array<char*, kEnvironment.size() + 1> environment{};
  for (std::size_t i = 0; i < kEnvironment.size(); ++i)
    environment.at(i) = const_cast<char*>(kEnvironment.at(i));
  SpawnedGroup result{0, std::move(input.write), std::move(output.read)};
  check(::posix_spawn(&result.leader, command.front().c_str(), actions.get(), attributes.get(),
                      arguments.data(), environment.data()),
        command.front().c_str());
  return result;
}

void end_group(pid_t leader, int grace_ms) {
  ::kill(-leader, SIGTERM);
  for (int waited = 0; waited < grace_ms && !has_ended(leader); ++waited) ::usleep(1000);
  ::kill(-leader, SIGKILL);
  while (::waitpid(leader, nullptr, 0) < 0 && errno == EINTR) {
  }
}

}  // namespace ocrchat
