#pragma once

#include <chrono>

namespace ocrchat {

/// How a client bears with servers.
struct Patience {
  int tries = 6;                                   ///< of one question, in all
  std::chrono::milliseconds first_wait{500};       ///< at most, before the second try; doubles with each one
  std::chrono::milliseconds longest_wait{20'000};  ///< also of a Retry-After
  int failures = 5;                                ///< in a row, until an endpoint is left alone
  std::chrono::milliseconds rest{30'000};          ///< for so long; then one question tries it
};

}  // namespace ocrchat
