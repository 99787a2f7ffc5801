#include "worker/orphan.hpp"

#include <gmock/gmock.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>

#include "base/bytes.hpp"
#include "worker/fake_reader.hpp"

namespace ocrchat {
namespace {

struct Family {
  FileDescriptor socket;
  pid_t child = 0;
};

/// A process that works on forever, guarded.
Family busy_child() {
  std::array<int, 2> ends{};
  EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()), 0);
  Family result{FileDescriptor(ends[0]), ::fork()};
  if (result.child == 0) {
    ::close(ends[0]);
    own_signals_of(ends[1]);
    const DiesWithPeer guard(ends[1]);
    if (::write(ends[1], "r", 1) != 1) ::_exit(9);
    for (;;) ::pause();
  }
  ::close(ends[1]);
  char ready = 0;
  EXPECT_EQ(::read(result.socket.get(), &ready, 1), 1);
  return result;
}

TEST(DiesWithPeer, EndsABusyReaderWhenItsServerIsGone) {
  Family family = busy_child();
  int status = 0;
  EXPECT_EQ(::waitpid(family.child, &status, WNOHANG), 0);
  family.socket = FileDescriptor();
  EXPECT_TRUE(soon([&] { return ::waitpid(family.child, &status, WNOHANG) == family.child; }));
  EXPECT_TRUE(WIFSIGNALED(status));
}

}  // namespace
}  // namespace ocrchat
