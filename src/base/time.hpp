#pragma once

#include <cstdint>
#include <string>

namespace ocrchat {

/// Milliseconds since 1970, UTC: how instants are stored.
using Millis = std::int64_t;

Millis now_ms();

/// "2026-01-31T12:00:00.000Z" (RFC 3339).
std::string iso_time(Millis instant);

}  // namespace ocrchat
