#include "worker/landlock.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>

#include "base/bytes.hpp"
#include "base/error.hpp"

namespace ocrchat {
namespace {

// The kernel's interface, stated here because Debian 12's headers are older than the kernels we run on.
constexpr long kCreateRuleset = 444;
constexpr long kAddRule = 445;
constexpr long kRestrictSelf = 446;
constexpr unsigned kAskVersion = 1;
constexpr int kPathBeneath = 1;

constexpr std::uint64_t kReadFile = 1ULL << 2;
constexpr std::uint64_t kReadFolder = 1ULL << 3;

struct RulesetAttributes {
  std::uint64_t files = 0;
  std::uint64_t network = 0;
  std::uint64_t scoped = 0;
};

struct [[gnu::packed]] PathRule {
  std::uint64_t allowed = 0;
  std::int32_t folder = -1;
};

[[noreturn]] void fail(const std::string& what) {
  throw Error(ErrorCode::internal, {}, "Landlock: " + what + ": " + std::strerror(errno));
}

// Everything that each version can refuse.
RulesetAttributes everything(int abi) {
  RulesetAttributes result;
  result.files = (1ULL << 13) - 1;
  if (abi >= 2) result.files |= 1ULL << 13;  // moving between folders
  if (abi >= 3) result.files |= 1ULL << 14;  // truncating
  if (abi >= 5) result.files |= 1ULL << 15;  // ioctl on devices
  if (abi >= 4) result.network = 3;          // TCP bind and connect
  if (abi >= 6) result.scoped = 3;           // abstract sockets and signals outside
  return result;
}

std::size_t attributes_size(int abi) {
  return abi >= 6 ? 24 : abi >= 4 ? 16 : 8;
}

void allow_reading(int ruleset, const std::filesystem::path& path) {
  const FileDescriptor fd(::open(path.c_str(), O_PATH | O_CLOEXEC));
  struct stat status {};
  if (!fd.valid() || ::fstat(fd.get(), &status) != 0) return;
  PathRule rule;
  rule.allowed = S_ISDIR(status.st_mode) ? kReadFile | kReadFolder : kReadFile;
  rule.folder = fd.get();
  if (::syscall(kAddRule, ruleset, kPathBeneath, &rule, 0) != 0) fail("rule for " + path.string());
}

}  // namespace

int landlock_abi() {
  const long version = ::syscall(kCreateRuleset, nullptr, 0, kAskVersion);
  return version > 0 ? static_cast<int>(version) : 0;
}

int restrict_files(std::span<const std::filesystem::path> readable) {
  const int abi = landlock_abi();
  if (abi == 0) return 0;
  const RulesetAttributes attributes = everything(abi);
  const FileDescriptor ruleset(
      static_cast<int>(::syscall(kCreateRuleset, &attributes, attributes_size(abi), 0)));
  if (!ruleset.valid()) fail("ruleset");
  for (const auto& path : readable) allow_reading(ruleset.get(), path);
  if (::syscall(kRestrictSelf, ruleset.get(), 0) != 0) fail("restrict");
  return abi;
}

}  // namespace ocrchat
