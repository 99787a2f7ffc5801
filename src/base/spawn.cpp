#include "base/spawn.hpp"

#include <fcntl.h>
#include <signal.h>

#include <cstring>

#include "base/error.hpp"

namespace ocrchat {
namespace {

void check(int error, const char* what) {
  if (error != 0) throw Error(ErrorCode::internal, {}, std::string(what) + ": " + std::strerror(error));
}

/// A group of its own, and the signals as they are by default.
class SpawnAttributes {
 public:
  SpawnAttributes() {
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
  SpawnAttributes(const SpawnAttributes&) = delete;
  SpawnAttributes& operator=(const SpawnAttributes&) = delete;
  ~SpawnAttributes() { ::posix_spawnattr_destroy(&attributes_); }
  const posix_spawnattr_t* get() const { return &attributes_; }

 private:
  posix_spawnattr_t attributes_{};
};

}  // namespace

SpawnFiles::SpawnFiles() {
  check(::posix_spawn_file_actions_init(&actions_), "spawn");
}

SpawnFiles::~SpawnFiles() {
  ::posix_spawn_file_actions_destroy(&actions_);
}

void SpawnFiles::duplicate(int from, int to) {
  check(::posix_spawn_file_actions_adddup2(&actions_, from, to), "spawn");
}

void SpawnFiles::nothing_on(int fd) {
  check(::posix_spawn_file_actions_addopen(&actions_, fd, "/dev/null", O_RDWR, 0), "spawn");
}

void SpawnFiles::close_from(int fd) {
  check(::posix_spawn_file_actions_addclosefrom_np(&actions_, fd), "spawn");
}

pid_t spawn(const std::vector<std::string>& command, const SpawnFiles& files,
            std::span<const char* const> environment) {
  const SpawnAttributes attributes;
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  std::vector<char*> variables;
  for (const char* variable : environment) variables.push_back(const_cast<char*>(variable));
  variables.push_back(nullptr);
  pid_t pid = 0;
  check(::posix_spawn(&pid, command.front().c_str(), files.get(), attributes.get(), arguments.data(),
                      variables.data()),
        command.front().c_str());
  return pid;
}

}  // namespace ocrchat
