#pragma once

#include <optional>
#include <string>

#include "http/exchange.hpp"

namespace ocrchat {

/// The session that the browser claims to have; nothing if it has none, or something that cannot be one.
std::optional<std::string> session_cookie(const Request& request);

/// What the browser was given when it logged in before; empty: nothing.
std::string device_cookie(const Request& request);

/// The answer to who has logged in: account and CSRF token, and the cookies.
Reply login_reply(const Context& context, const Login& login);

/// Account and CSRF token of a session.
Reply session_reply(const Context& context, const Account& account, const std::string& session);

/// Has the browser forget its session.
void forget_session(Reply& reply, const Settings& settings);

}  // namespace ocrchat
