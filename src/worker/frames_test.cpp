#include "worker/frames.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
#include <filesystem>

#include <array>
#include <thread>

#include "base/error.hpp"

namespace ocrchat {
namespace {

using std::chrono::milliseconds;

constexpr FrameLimits kLimits{.payload = 8 << 20, .descriptors = 2};

struct Ends {
  Ends() {
    std::array<int, 2> fds{};
    EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds.data()), 0);
    raw = fds[0];
    near.emplace(FileDescriptor(fds[0]));
    far.emplace(FileDescriptor(fds[1]));
  }
  int raw = -1;  // of the near end
  std::optional<Channel> near;
  std::optional<Channel> far;
};

ErrorCode code_of(const std::function<void()>& call) {
  try {
    call();
  } catch (const Error& error) {
    return error.code();
  }
  ADD_FAILURE() << "nothing was thrown";
  return ErrorCode::internal;
}

void write_raw(int fd, std::string_view bytes) {
  FdSink(fd).write(bytes);
}

TEST(Frames, ComeAsTheyWereSent) {
  Ends ends;
  const std::string payload("a\0b", 3);
  ends.near->send(FrameKind::read, payload, {}, deadline_in(milliseconds(500)));
  ends.near->send(FrameKind::done, "", {}, deadline_in(milliseconds(500)));
  const auto first = ends.far->receive(kLimits, deadline_in(milliseconds(500)));
  const auto second = ends.far->receive(kLimits, deadline_in(milliseconds(500)));
  EXPECT_EQ(first->kind, FrameKind::read);
  EXPECT_EQ(first->payload, payload);
  EXPECT_EQ(second->kind, FrameKind::done);
  EXPECT_EQ(second->payload, "");
}

TEST(Frames, AreLargerThanTheSocketsBuffer) {
  Ends ends;
  const std::string payload(5 << 20, 'p');
  std::thread sender(
      [&] { ends.near->send(FrameKind::bytes, payload, {}, deadline_in(milliseconds(5000))); });
  const auto frame = ends.far->receive(kLimits, deadline_in(milliseconds(5000)));
  sender.join();
  EXPECT_TRUE(frame->payload == payload);
}

TEST(Frames, CarryDescriptorsThatCloseOnExec) {
  Ends ends;
  const FileDescriptor file = temporary_file(std::filesystem::temp_directory_path());
  write_raw(file.get(), "content");
  const std::array descriptors{file.get(), file.get()};
  ends.near->send(FrameKind::text_layer, "x", descriptors, kForever);
  const auto frame = ends.far->receive(kLimits, kForever);
  ASSERT_EQ(frame->descriptors.size(), 2U);
  struct stat status {};
  ASSERT_EQ(::fstat(frame->descriptors[1].get(), &status), 0);
  EXPECT_EQ(status.st_size, 7);
  EXPECT_NE(::fcntl(frame->descriptors[0].get(), F_GETFD) & FD_CLOEXEC, 0);
}

TEST(Frames, DescriptorsThatNobodyWantsAreNotTaken) {
  Ends ends;
  std::array<int, 2> pipe{};
  ASSERT_EQ(::pipe2(pipe.data(), O_CLOEXEC), 0);
  const FileDescriptor out(pipe[0]);
  FileDescriptor in(pipe[1]);
  const std::array descriptors{in.get()};
  ends.near->send(FrameKind::done, "x", descriptors, kForever);
  in = FileDescriptor();
  const auto frame = ends.far->receive({.payload = 10, .descriptors = 0}, kForever);
  EXPECT_THAT(frame->descriptors, testing::IsEmpty());
  char c = 0;
  EXPECT_EQ(::read(out.get(), &c, 1), 0) << "the writing end is still open somewhere";
}

TEST(Frames, TheEndBetweenFramesIsNoError) {
  Ends ends;
  ends.near.reset();
  EXPECT_FALSE(ends.far->receive(kLimits, kForever).has_value());
}

TEST(Frames, TheEndInsideAFrameIsACrash) {
  for (const std::string_view part : {std::string_view("\5\0", 2), std::string_view("\5\0\0\0\7ab", 7)}) {
    Ends ends;
    write_raw(ends.raw, part);
    ends.near.reset();
    EXPECT_EQ(code_of([&] { ends.far->receive(kLimits, kForever); }), ErrorCode::page_crashed);
  }
}

TEST(Frames, TooLargeOnesAreRefusedBeforeTheyAreRead) {
  Ends ends;
  write_raw(ends.raw, std::string_view("\xff\xff\xff\xff\7", 5));
  EXPECT_EQ(code_of([&] { ends.far->receive(kLimits, kForever); }), ErrorCode::page_crashed);
}

TEST(Frames, UnknownKindsAreRefused) {
  for (const char kind : {'\0', '\x20', '\xff'}) {
    Ends ends;
    write_raw(ends.raw, std::string("\0\0\0\0", 4) + kind);
    EXPECT_EQ(code_of([&] { ends.far->receive(kLimits, kForever); }), ErrorCode::page_crashed);
  }
}

TEST(Frames, SilenceEndsAtTheDeadline) {
  Ends ends;
  write_raw(ends.raw, std::string_view("\5\0\0\0\7ab", 7));
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(code_of([&] { ends.far->receive(kLimits, deadline_in(milliseconds(50))); }),
            ErrorCode::page_timeout);
  EXPECT_LT(std::chrono::steady_clock::now() - start, milliseconds(1000));
}

TEST(Frames, AReceiverThatTakesNothingEndsAtTheDeadline) {
  Ends ends;
  const std::string payload(5 << 20, 'p');
  EXPECT_EQ(code_of([&] { ends.near->send(FrameKind::bytes, payload, {}, deadline_in(milliseconds(50))); }),
            ErrorCode::page_timeout);
}

TEST(Frames, AReceiverThatIsGoneIsACrash) {
  Ends ends;
  ends.far.reset();
  EXPECT_EQ(code_of([&] { ends.near->send(FrameKind::open, "x", {}, kForever); }), ErrorCode::page_crashed);
}

}  // namespace
}  // namespace ocrchat
