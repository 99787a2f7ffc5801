#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "base/bytes.hpp"

namespace ocrchat {

/// A program that was started, and the ends of its pipes, which never block.
struct SpawnedGroup {
  pid_t leader = 0;  ///< also the name of the group
  FileDescriptor to;
  FileDescriptor from;
};

/// Starts a program in a process group of its own: standard input and output are pipes, standard error
/// nothing, no other descriptor is open, and the environment holds a path and UTF-8 alone.
/// @throws Error(internal)
SpawnedGroup spawn_group(const std::vector<std::string>& command);

/// Asks the processes of the group to end, which lets them tidy up, and kills what is left after `grace_ms`.
/// The leader is no more when this returns.
void end_group(pid_t leader, int grace_ms);

}  // namespace ocrchat
