#pragma once

#include <boost/json/object.hpp>

#include "http/exchange.hpp"
#include "http/reply.hpp"

namespace ocrchat {

/// A turn as the API shows it.
boost::json::object turn_json(const ChatService::Turn& turn);

/// Answers a question with server-sent events: `status`, `draft` and `draft_reset` while it comes about, then
/// `message`, which is what the plain reply would have been, or `error`. A client that hangs up ends the
/// asking, and nothing is kept of it.
/// @throws Error(too_many_requests) if the caller follows too many streams already
Reply chat_stream(Exchange& exchange, const Caller& caller, const std::string& question);

}  // namespace ocrchat
