#pragma once

#include <cstdint>
#include <string>

#include "base/secrets.hpp"

namespace ocrchat {

/// With which calls to an account's servers are signed. Made of the server's key, so that it is nowhere
/// stored.
std::string callback_secret(const Secrets& secrets, std::int64_t account);

/// The header that proves a call: "t=SECONDS,v1=HEX", where HEX is the HMAC-SHA-256 of "SECONDS.BODY" under
/// the secret (the scheme of Stripe's webhooks).
std::string callback_signature(const std::string& secret, const std::string& body, std::int64_t seconds);

}  // namespace ocrchat
