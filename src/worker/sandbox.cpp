#include "worker/sandbox.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>

#include "base/error.hpp"
#include "worker/landlock.hpp"
#include "worker/system_calls.hpp"

namespace ocrchat {
namespace {

constexpr rlim_t kMostOpenFiles = 128;
constexpr rlim_t kLargestFile = rlim_t{8} << 30;

void limit(__rlimit_resource resource, rlim_t most) {
  const rlimit both{most, most};
  if (::setrlimit(resource, &both) != 0) {
    throw Error(ErrorCode::internal, {}, std::string("setrlimit: ") + std::strerror(errno));
  }
}

void set_limits([[maybe_unused]] std::int64_t memory_mb) {
#ifndef __SANITIZE_ADDRESS__  // its shadow takes terabytes of address space
  limit(RLIMIT_AS, static_cast<rlim_t>(memory_mb) << 20);
#endif
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_NOFILE, kMostOpenFiles);
  limit(RLIMIT_FSIZE, kLargestFile);
  limit(RLIMIT_NPROC, 0);
  std::signal(SIGXFSZ, SIG_IGN);  // a write beyond the limit is an error, not a death
}

void forgo_privileges() {
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) {
    throw Error(ErrorCode::internal, {}, std::string("prctl: ") + std::strerror(errno));
  }
}

}  // namespace

SandboxReport describe_sandbox() {
  return {landlock_abi(), can_filter_system_calls()};
}

SandboxReport enter_sandbox(const SandboxPolicy& policy) {
  set_limits(policy.memory_mb);
  forgo_privileges();
  SandboxReport report;
  report.landlock_abi = restrict_files(policy.readable);
  filter_system_calls();
  report.seccomp = true;
  return report;
}

}  // namespace ocrchat
