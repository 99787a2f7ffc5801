#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "http/exchange.hpp"

namespace ocrchat {

/// How a request ended.
struct Outcome {
  int status = 0;          ///< 499: the client went away
  std::int64_t bytes = 0;  ///< of the answer's body
  std::chrono::steady_clock::duration took{};
};

/// Says that a request was answered: one line of the log, and the metrics. Names the account by its number
/// and the job by its id, and repeats nothing else that the client sent.
/// @param pattern  of the route; empty if there is none
void report_request(const Exchange& exchange, std::string_view pattern, const Outcome& outcome);

/// The same for what could not be read as a request.
void report_misunderstood(Context& context, const std::string& request_id, int status);

}  // namespace ocrchat
