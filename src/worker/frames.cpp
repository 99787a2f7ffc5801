#include "worker/frames.hpp"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "base/error.hpp"

namespace ocrchat {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::size_t kHeader = 5;
constexpr std::size_t kMostDescriptors = 4;
// Memory is taken as bytes arrive, so that a length alone costs nothing.
constexpr std::size_t kStep = 1 << 20;

[[noreturn]] void broken(const std::string& where) {
  throw Error(ErrorCode::page_crashed, {}, where);
}

int poll_timeout(Deadline deadline) {
  if (deadline == kForever) return -1;
  const auto left = std::chrono::ceil<milliseconds>(deadline - steady_clock::now()).count();
  if (left <= 0) throw Error(ErrorCode::page_timeout, {}, "reader: deadline");
  return static_cast<int>(std::min<milliseconds::rep>(left, 3'600'000));
}

void wait_for(int fd, short events, Deadline deadline) {
  for (;;) {
    pollfd entry{fd, events, 0};
    const int ready = ::poll(&entry, 1, poll_timeout(deadline));
    if (ready > 0) return;
    if (ready < 0 && errno != EINTR) broken(std::string("poll: ") + std::strerror(errno));
  }
}

bool again() {
  return errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK;
}

/// Room for the descriptors of one message.
struct Control {
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int) * kMostDescriptors)> bytes{};
};

void attach(msghdr& message, Control& control, std::span<const int> descriptors) {
  if (descriptors.empty()) return;
  message.msg_control = control.bytes.data();
  message.msg_controllen = CMSG_SPACE(descriptors.size_bytes());
  cmsghdr* header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(descriptors.size_bytes());
  std::memcpy(CMSG_DATA(header), descriptors.data(), descriptors.size_bytes());
}

void send_all(int fd, std::string_view data, std::span<const int> descriptors, Deadline deadline) {
  while (!data.empty()) {
    iovec part{const_cast<char*>(data.data()), data.size()};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    Control control;
    attach(message, control, descriptors);
    const ssize_t sent = ::sendmsg(fd, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0 && !again()) broken(std::string("send: ") + std::strerror(errno));
    if (sent < 0) {
      wait_for(fd, POLLOUT, deadline);
      continue;
    }
    data.remove_prefix(static_cast<std::size_t>(sent));
    descriptors = {};
  }
}

void detach(msghdr& message, std::vector<FileDescriptor>& descriptors) {
  for (cmsghdr* header = CMSG_FIRSTHDR(&message); header != nullptr; header = CMSG_NXTHDR(&message, header)) {
    if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) continue;
    const std::size_t count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    for (std::size_t i = 0; i < count; ++i) {
      int fd = -1;
      std::memcpy(&fd, CMSG_DATA(header) + i * sizeof(int), sizeof(int));
      descriptors.emplace_back(fd);
    }
  }
}

// Descriptors come with the first byte of a message; where none are wanted no room is given, and the kernel
// closes them.
std::size_t receive_some(int fd, std::span<char> data, std::vector<FileDescriptor>* descriptors,
                         Deadline deadline) {
  for (;;) {
    iovec part{data.data(), data.size()};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    Control control;
    if (descriptors != nullptr) {
      message.msg_control = control.bytes.data();
      message.msg_controllen = control.bytes.size();
    }
    const ssize_t got = ::recvmsg(fd, &message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
    if (got >= 0) {
      if (descriptors != nullptr) detach(message, *descriptors);
      return static_cast<std::size_t>(got);
    }
    if (!again()) broken(std::string("receive: ") + std::strerror(errno));
    wait_for(fd, POLLIN, deadline);
  }
}

/// Fills `data`, or stops where the other end closed. @returns bytes received
std::size_t receive_all(int fd, std::span<char> data, std::vector<FileDescriptor>* descriptors,
                        Deadline deadline) {
  std::size_t done = 0;
  while (done < data.size()) {
    const std::size_t got = receive_some(fd, data.subspan(done), descriptors, deadline);
    if (got == 0) break;
    done += got;
  }
  return done;
}

}  // namespace

Deadline deadline_in(milliseconds time) {
  return steady_clock::now() + time;
}

void Channel::send(FrameKind kind, std::string_view payload, std::span<const int> descriptors,
                   Deadline deadline) {
  if (payload.size() > UINT32_MAX || descriptors.size() > kMostDescriptors) {
    throw Error(ErrorCode::internal, {}, "a frame too large to send");
  }
  std::array<char, kHeader> header{};
  for (std::size_t i = 0; i < 4; ++i) header.at(i) = static_cast<char>((payload.size() >> (8 * i)) & 0xff);
  header[4] = static_cast<char>(kind);
  send_all(socket_.get(), {header.data(), header.size()}, descriptors, deadline);
  send_all(socket_.get(), payload, {}, deadline);
}

std::optional<Frame> Channel::receive(const FrameLimits& limits, Deadline deadline) {
  Frame frame;
  std::array<char, kHeader> header{};
  auto* const descriptors = limits.descriptors > 0 ? &frame.descriptors : nullptr;
  const std::size_t got = receive_all(socket_.get(), header, descriptors, deadline);
  if (got == 0) return std::nullopt;
  if (got < kHeader) broken("the conversation broke off in a header");

  std::size_t length = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    length |= std::size_t{static_cast<unsigned char>(header.at(i))} << (8 * i);
  }
  frame.kind = static_cast<FrameKind>(header[4]);
  if (frame.kind < FrameKind::settings || frame.kind > FrameKind::error) broken("a frame of unknown kind");
  if (length > limits.payload) broken("a frame of " + std::to_string(length) + " bytes");
  if (frame.descriptors.size() > limits.descriptors) frame.descriptors.resize(limits.descriptors);

  while (frame.payload.size() < length) {
    const std::size_t start = frame.payload.size();
    frame.payload.resize(std::min(length, start + kStep));
    const std::span<char> rest(frame.payload.data() + start, frame.payload.size() - start);
    if (receive_all(socket_.get(), rest, nullptr, deadline) < rest.size()) {
      broken("the conversation broke off in a frame");
    }
  }
  return frame;
}

}  // namespace ocrchat
