#pragma once

#include <boost/asio/awaitable.hpp>
#include <optional>
#include <string>

#include "http/exchange.hpp"

namespace ocrchat {

/// The token of `Authorization: Bearer TOKEN` or, without such a header, of `?api_token=`; nothing for an
/// anonymous caller. Something that is no token is never taken for no token.
/// @throws Error(token_invalid)
std::optional<std::string> token_of(const Request& request);

/// Who calls: by a token, else by the session of the cookie, else anonymous. A cookie of no session counts as
/// none. What a session changes must come from a page of ours (X-CSRF-Token, same origin). Found out once for
/// an exchange.
/// @throws Error(token_invalid | token_missing | csrf_failed)
asio::awaitable<Caller> authenticate(Exchange& exchange);

/// The same, for what is a session's alone. @throws also Error(session_required)
asio::awaitable<Caller> authenticate_session(Exchange& exchange);

/// The owner on whom a call counts: who is not known by a token or session is his address.
asio::awaitable<std::string> counted_as(Exchange& exchange);

}  // namespace ocrchat
