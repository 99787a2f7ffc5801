#pragma once

#include <spawn.h>
#include <sys/types.h>

#include <span>
#include <string>
#include <vector>

namespace ocrchat {

/// Which descriptors a program to be started gets. @throws Error(internal)
class SpawnFiles {
 public:
  SpawnFiles();
  SpawnFiles(const SpawnFiles&) = delete;
  SpawnFiles& operator=(const SpawnFiles&) = delete;
  ~SpawnFiles();

  void duplicate(int from, int to);
  /// /dev/null
  void nothing_on(int fd);
  /// Closes all from `fd` on, whatever their flags.
  void close_from(int fd);

  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

/// Starts a program in a process group of its own (a Ctrl-C is the server's to handle), with no signal
/// blocked or ignored because the server does so, and with this environment alone.
/// @param command  path and arguments
/// @throws Error(internal)
pid_t spawn(const std::vector<std::string>& command, const SpawnFiles& files,
            std::span<const char* const> environment);

}  // namespace ocrchat
