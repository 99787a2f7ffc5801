#pragma once

#include <boost/asio/awaitable.hpp>
#include <string>
#include <string_view>

#include "http/exchange.hpp"

namespace ocrchat {

/// As a gzip file (RFC 1952). @throws Error(internal) if memory runs out
std::string gzipped(std::string_view bytes);

/// Compresses a JSON answer where the client takes that, it is long enough to be worth it, and it lies in
/// memory: longer ones are for programs on good lines. Leaves it as it is if the server has too much to do.
asio::awaitable<void> compress(const Exchange& exchange, Reply& reply);

}  // namespace ocrchat
