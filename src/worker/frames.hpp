#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"

/// How the server and its reader processes talk: frames over a stream socket. A frame is the length of its
/// payload (4 bytes, little-endian), its kind (1 byte) and the payload; descriptors travel with the header.
namespace ocrchat {

enum class FrameKind : std::uint8_t {
  settings = 1,  ///< the first request, and the only one before the sandbox
  open,          ///< with the document's descriptor
  close,
  read,
  picture,
  text_layer,  ///< with the descriptors of the pages and of the output
  done,        ///< the answers, from here on
  page,
  bytes,
  error,
};

struct Frame {
  FrameKind kind = FrameKind::done;
  std::string payload;
  std::vector<FileDescriptor> descriptors;
};

using Deadline = std::chrono::steady_clock::time_point;
inline constexpr Deadline kForever = Deadline::max();

Deadline deadline_in(std::chrono::milliseconds time);

/// What a receiver is ready to take of one frame. Descriptors beyond the number are closed.
struct FrameLimits {
  std::size_t payload = 0;
  std::size_t descriptors = 0;
};

/// One end of the conversation. The other end is not trusted: it may be slow, silent, gone or talk nonsense.
/// One thread at a time.
class Channel {
 public:
  explicit Channel(FileDescriptor socket) : socket_(std::move(socket)) {}

  /// @param descriptors  stay the caller's
  /// @throws Error(page_timeout) after the deadline, Error(page_crashed) if the other end is gone
  void send(FrameKind kind, std::string_view payload, std::span<const int> descriptors, Deadline deadline);

  /// The next frame; nothing if the other end closed the conversation between two frames.
  /// @throws Error(page_timeout) after the deadline; Error(page_crashed) if the conversation breaks off
  /// inside a frame,
  ///         the frame is larger than `limits` or of no known kind
  std::optional<Frame> receive(const FrameLimits& limits, Deadline deadline);

  int descriptor() const { return socket_.get(); }

 private:
  FileDescriptor socket_;
};

}  // namespace ocrchat
