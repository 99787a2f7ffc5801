#pragma once

#include <string>

#include "net/http_client.hpp"

namespace ocrchat {

/// What is wrong with an address that a stranger wants called: it must be http or https, without a user in
/// it, and for the public no private address. Empty if nothing is. Names are not resolved: HttpClient looks
/// at where they lead when it calls.
std::string trouble_with_url(const std::string& url, Audience audience);

}  // namespace ocrchat
