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

/// Finds out who calls, once for each exchange.
/// @throws Error(token_invalid | token_missing)
asio::awaitable<Caller> authenticate(Exchange& exchange);

/// The owner on whom a call counts: who shows no valid token is his address.
asio::awaitable<std::string> counted_as(Exchange& exchange);

}  // namespace ocrchat
