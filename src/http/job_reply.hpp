#pragma once

#include <boost/asio/awaitable.hpp>
#include <string>

#include "http/exchange.hpp"

namespace ocrchat {

/// The job as JSON, with its result if it is finished.
/// @param partial  with the pages read so far also if it is not
asio::awaitable<Reply> job_reply(Context& context, const Job& job, int status, bool partial = false);

/// The job without what its pages say.
asio::awaitable<Reply> brief_job_reply(Context& context, const Job& job);

/// What `open` gives, written out. It runs where it may block.
/// @param kind  of Content-Disposition: "attachment" or "inline"
asio::awaitable<Reply> file_reply(Context& context, std::string_view kind, std::function<Download()> open);

/// The job once it is finished, or as it is when `seconds` are over, the client has hung up or the server is
/// to stop.
/// @throws Error(not_found)
asio::awaitable<Job> wait_for_job(Exchange& exchange, const Caller& caller, const std::string& uuid,
                                  int seconds);

}  // namespace ocrchat
