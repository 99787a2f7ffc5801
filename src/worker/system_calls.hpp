#pragma once

namespace ocrchat {

/// Whether the kernel can filter system calls and kill a process for one.
bool can_filter_system_calls();

/// From here on this process makes the system calls that decoding and reading need. The others fail with
/// EPERM, and those that only an attacker would try (running programs, tracing, mounting, sockets …) end the
/// process.
/// @throws Error(internal)
void filter_system_calls();

}  // namespace ocrchat
