#pragma once

#include <sys/types.h>

#include <string>

#include "base/bytes.hpp"

namespace ocrchat {

/// Where a reader finds its end of the conversation.
inline constexpr int kReaderSocket = 3;

struct SpawnedReader {
  pid_t pid = 0;
  FileDescriptor socket;
};

/// Starts `program reader` in a process group of its own (a Ctrl-C is the server's to handle), with an
/// environment of its own, nothing on standard input and output and, if `quiet`, on standard error.
/// @throws Error(internal)
SpawnedReader spawn_reader(const std::string& program, bool quiet);

/// Waits up to `grace_ms` for the process to end by itself, then kills it. The process is no more when this
/// returns.
/// @returns how it ended, for the log
std::string reap_reader(pid_t pid, int grace_ms);

}  // namespace ocrchat
