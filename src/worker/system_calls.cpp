#include "worker/system_calls.hpp"

#include <fcntl.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <initializer_list>
#include <memory>

#include "base/error.hpp"

namespace ocrchat {
namespace {

constexpr int kAllowed[] = {
    // the conversation, and descriptors at hand
    SCMP_SYS(read),
    SCMP_SYS(readv),
    SCMP_SYS(pread64),
    SCMP_SYS(preadv),
    SCMP_SYS(write),
    SCMP_SYS(writev),
    SCMP_SYS(pwrite64),
    SCMP_SYS(pwritev),
    SCMP_SYS(recvmsg),
    SCMP_SYS(sendmsg),
    SCMP_SYS(poll),
    SCMP_SYS(ppoll),
    SCMP_SYS(lseek),
    SCMP_SYS(close),
    SCMP_SYS(dup),
    SCMP_SYS(fstat),
    SCMP_SYS(fstatfs),
    SCMP_SYS(ftruncate),
    SCMP_SYS(fadvise64),
    // looking for models and fonts; Landlock says where
    SCMP_SYS(stat),
    SCMP_SYS(lstat),
    SCMP_SYS(newfstatat),
    SCMP_SYS(statx),
    SCMP_SYS(statfs),
    SCMP_SYS(access),
    SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2),
    SCMP_SYS(readlink),
    SCMP_SYS(readlinkat),
    SCMP_SYS(getdents64),
    SCMP_SYS(getcwd),
    // memory (mmap and mprotect have rules of their own)
    SCMP_SYS(brk),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(madvise),
    SCMP_SYS(mincore),
    // time, locks, signals of its own
    SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_getres),
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(nanosleep),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),
    SCMP_SYS(times),
    SCMP_SYS(futex),
    SCMP_SYS(sched_yield),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    // asking about itself
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(getppid),
    SCMP_SYS(getuid),
    SCMP_SYS(geteuid),
    SCMP_SYS(getgid),
    SCMP_SYS(getegid),
    SCMP_SYS(getrusage),
    SCMP_SYS(getrlimit),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(sysinfo),
    SCMP_SYS(uname),
    SCMP_SYS(getrandom),
    SCMP_SYS(getcpu),
    SCMP_SYS(set_robust_list),
    SCMP_SYS(rseq),
};

constexpr int kHostile[] = {
    SCMP_SYS(execve),
    SCMP_SYS(execveat),
    SCMP_SYS(ptrace),
    SCMP_SYS(process_vm_readv),
    SCMP_SYS(process_vm_writev),
    SCMP_SYS(pidfd_getfd),
    SCMP_SYS(pidfd_open),
    SCMP_SYS(kcmp),
    SCMP_SYS(mount),
    SCMP_SYS(umount2),
    SCMP_SYS(pivot_root),
    SCMP_SYS(chroot),
    SCMP_SYS(move_mount),
    SCMP_SYS(open_tree),
    SCMP_SYS(fsopen),
    SCMP_SYS(unshare),
    SCMP_SYS(setns),
    SCMP_SYS(bpf),
    SCMP_SYS(perf_event_open),
    SCMP_SYS(userfaultfd),
    SCMP_SYS(keyctl),
    SCMP_SYS(add_key),
    SCMP_SYS(request_key),
    SCMP_SYS(init_module),
    SCMP_SYS(finit_module),
    SCMP_SYS(delete_module),
    SCMP_SYS(kexec_load),
    SCMP_SYS(kexec_file_load),
    SCMP_SYS(reboot),
    SCMP_SYS(swapon),
    SCMP_SYS(iopl),
    SCMP_SYS(ioperm),
    SCMP_SYS(io_uring_setup),
    SCMP_SYS(connect),
    SCMP_SYS(bind),
    SCMP_SYS(listen),
    SCMP_SYS(accept4),
    SCMP_SYS(socketpair),
};

class Filter {
 public:
  Filter() : context_(seccomp_init(SCMP_ACT_ERRNO(EPERM)), &seccomp_release) {
    if (!context_) throw Error(ErrorCode::internal, {}, "seccomp: no filter");
    check(seccomp_attr_set(context_.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS), "architecture");
  }

  void rule(std::uint32_t action, int call, std::initializer_list<scmp_arg_cmp> arguments = {}) {
    check(seccomp_rule_add_array(context_.get(), action, call, static_cast<unsigned>(arguments.size()),
                                 std::data(arguments)),
          "rule");
  }

  void load() { check(seccomp_load(context_.get()), "load"); }

 private:
  static void check(int result, const std::string& what) {
    if (result != 0) throw Error(ErrorCode::internal, {}, "seccomp: " + what + ": " + std::to_string(result));
  }

  std::unique_ptr<void, decltype(&seccomp_release)> context_;
};

// Files only to be read, also where there is no Landlock.
void allow_opening(Filter& filter) {
  constexpr std::uint64_t writing = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND;
  filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(open), {SCMP_A1(SCMP_CMP_MASKED_EQ, writing, O_RDONLY)});
  filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(openat), {SCMP_A2(SCMP_CMP_MASKED_EQ, writing, O_RDONLY)});
}

// No memory becomes code, but libraries that are mapped from files (character set converters).
void allow_mapping(Filter& filter) {
  constexpr std::uint64_t write_and_execute = PROT_WRITE | PROT_EXEC;
  filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(mmap), {SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)});
  filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(mmap),
              {SCMP_A2(SCMP_CMP_MASKED_EQ, write_and_execute, PROT_EXEC),
               SCMP_A3(SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, 0)});
  filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(mprotect), {SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)});
}

// Not F_SETOWN: it could send signals elsewhere.
void allow_descriptor_flags(Filter& filter) {
  for (const int command : {F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_DUPFD, F_DUPFD_CLOEXEC}) {
    filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(fcntl), {SCMP_A1(SCMP_CMP_EQ, static_cast<std::uint64_t>(command))});
  }
}

// abort() and raise() signal the process itself.
void allow_aborting(Filter& filter) {
  const auto self = static_cast<std::uint64_t>(::getpid());
  filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(tgkill), {SCMP_A0(SCMP_CMP_EQ, self)});
  filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), {SCMP_A2(SCMP_CMP_EQ, 0)});
}

// Matrix tiles (AMX) are granted to those who ask: the recogniser does when it loads its first model.
void allow_asking_for_tiles(Filter& filter) {
  constexpr std::uint64_t request_permission = 0x1023;  // ARCH_REQ_XCOMP_PERM, Linux 5.16
  filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(arch_prctl), {SCMP_A0(SCMP_CMP_EQ, request_permission)});
}

// A library that asks who its user is tries the name service's local socket: it is refused, and asks no
// further.
void refuse_sockets(Filter& filter) {
  filter.rule(SCMP_ACT_KILL_PROCESS, SCMP_SYS(socket), {SCMP_A0(SCMP_CMP_NE, AF_UNIX)});
  // "Not known" makes the C library try clone, which is refused.
  filter.rule(SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3));
}

}  // namespace

bool can_filter_system_calls() {
  const std::uint32_t action = SECCOMP_RET_KILL_PROCESS;
  return ::syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

void filter_system_calls() {
  Filter filter;
  for (const int call : kAllowed) filter.rule(SCMP_ACT_ALLOW, call);
  for (const int call : kHostile) filter.rule(SCMP_ACT_KILL_PROCESS, call);
  allow_opening(filter);
  allow_mapping(filter);
  allow_descriptor_flags(filter);
  allow_aborting(filter);
  allow_asking_for_tiles(filter);
  refuse_sockets(filter);
  filter.load();
}

}  // namespace ocrchat
