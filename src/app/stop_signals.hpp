#pragma once

#include "base/bytes.hpp"

namespace ocrchat {

/// SIGINT and SIGTERM as a descriptor to wait on; SIGPIPE is ignored. Call before any thread starts, so that
/// all of them block the signals.
FileDescriptor stop_signals();

}  // namespace ocrchat
