#include "worker/spawned_reader.hpp"

#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "base/error.hpp"
#include "base/spawn.hpp"

namespace ocrchat {
namespace {

// Engines start no threads of their own (OpenMP would); nothing of the server's environment is a document's
// business.
constexpr std::array kEnvironment{"LC_ALL=C.UTF-8", "HOME=/nonexistent", "OMP_THREAD_LIMIT=1",
                                  "OMP_NUM_THREADS=1", "ASAN_OPTIONS=detect_leaks=0"};

// Which of the recogniser's kernels runs may be asked for on the server's side.
constexpr const char* kKernelVariable = "OCRCHAT_KERNEL";

std::string how_it_ended(int status) {
  if (WIFSIGNALED(status)) return "killed by signal " + std::to_string(WTERMSIG(status));
  return "exited with " + std::to_string(WEXITSTATUS(status));
}

}  // namespace

SpawnedReader spawn_reader(const std::string& program, bool quiet) {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    throw Error(ErrorCode::internal, {}, std::string("socketpair: ") + std::strerror(errno));
  }
  FileDescriptor ours(ends[0]);
  const FileDescriptor theirs(ends[1]);
  SpawnFiles files;
  files.duplicate(theirs.get(), kReaderSocket);
  files.nothing_on(STDIN_FILENO);
  files.nothing_on(STDOUT_FILENO);
  if (quiet) files.nothing_on(STDERR_FILENO);
  std::vector<const char*> environment(kEnvironment.begin(), kEnvironment.end());
  const char* kernel = std::getenv(kKernelVariable);
  const std::string asked = std::string(kKernelVariable) + '=' + (kernel == nullptr ? "" : kernel);
  if (kernel != nullptr) environment.push_back(asked.c_str());
  return {spawn({program, "reader"}, files, environment), std::move(ours)};
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
