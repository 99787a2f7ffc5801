#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "base/bytes.hpp"

namespace ocrchat {

struct ApertiumOptions {
  std::string folder = "/usr/share/apertium";             ///< Apertium's data: `modes` and what they name
  std::string program = "/usr/bin/apertium-wblank-mode";  ///< prints a mode as a line for the shell
  std::size_t processes = 2;                              ///< at most, of all pairs together
  std::chrono::milliseconds start{60'000};  ///< for the first answer: big pairs load for seconds
  std::chrono::milliseconds text{20'000};   ///< for each answer after it
  std::chrono::milliseconds idle{300'000};  ///< after which an unused process is closed
  std::int64_t memory_mb = 1024;            ///< of address space, for each program of a mode
};

/// The running programs of one mode, in a process group of their own, with an environment of their own, none
/// of our descriptors, and a limit of memory. They live until the object does not. Not thread-safe. The
/// calling program ignores SIGPIPE.
class ApertiumProcess {
 public:
  /// @param options  outlive the object
  /// @throws Error(internal) if nothing can be started
  ApertiumProcess(const ApertiumOptions& options, std::string mode);
  ApertiumProcess(const ApertiumProcess&) = delete;
  ApertiumProcess& operator=(const ApertiumProcess&) = delete;
  ~ApertiumProcess();

  const std::string& mode() const { return mode_; }

  /// Whether it has answered all that it was asked, and in time.
  bool healthy() const { return healthy_; }

  /// Translates some texts; they are few, for all are written before the last answer is read.
  /// @returns the answers in order, up to the first that did not come, came too late, or is none: then it is
  /// healthy no more, as when it was cancelled
  std::vector<std::string> ask(std::span<const std::string> texts, const std::stop_token& cancel);

 private:
  class Conversation;

  const ApertiumOptions& options_;
  const std::string mode_;
  FileDescriptor to_;
  FileDescriptor from_;
  pid_t group_ = 0;
  std::size_t asked_ = 0;  // texts, so that each has a number of its own
  bool answered_ = false;
  bool healthy_ = true;
};

}  // namespace ocrchat
