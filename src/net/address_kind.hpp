#pragma once

#include "base/ip.hpp"

namespace ocrchat {

/// Whether an address is one of the public internet: none of the special-purpose ranges of IANA's registries
/// (RFC 6890 and its updates), nor an IPv6 form that leads to such an IPv4 address.
bool is_public(const IpAddress& address);

}  // namespace ocrchat
