#pragma once

#include <boost/asio/awaitable.hpp>
#include <memory>

#include "http/exchange.hpp"
#include "http/open_connections.hpp"

namespace ocrchat {

/// Serves a connection until it ends: its requests one after the other, also those sent before they were
/// answered. The context and the connections must outlive it.
asio::awaitable<void> serve_connection(Context& context, OpenConnections& connections,
                                       std::unique_ptr<Stream> stream);

}  // namespace ocrchat
