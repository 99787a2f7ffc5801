#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace ocrchat {

/// What keeps a reader process in.
struct SandboxReport {
  int landlock_abi =
      0;  ///< of the kernel; 0: it has none, and files are kept only by seccomp (read-only) and ownership
  bool seccomp = false;  ///< required: a reader does not start without it
};

/// What this machine's kernel offers. Changes nothing; user namespaces are not needed.
SandboxReport describe_sandbox();

struct SandboxPolicy {
  std::vector<std::filesystem::path>
      readable;                   ///< files and folders that may be opened for reading; others are none
  std::int64_t memory_mb = 3000;  ///< of address space
};

/// Locks the calling process in, for good: limits of memory, files and processes, no new privileges, no files
/// but `policy.readable` (read-only), and a list of the system calls that decoding and reading need.
/// Descriptors that are open stay so. Call while there is one thread.
/// @throws Error(internal) if the process could not be locked in; it must read no document then
SandboxReport enter_sandbox(const SandboxPolicy& policy);

}  // namespace ocrchat
