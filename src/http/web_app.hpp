#pragma once

#include "http/reply.hpp"
#include "http/request.hpp"

namespace ocrchat {

/// The web app, at the address asked for. Its links are relative to its root, and so is the way there: a
/// proxy may serve it below any path.
/// @param status  404 where the app has no such page: it says so
Reply app_reply(const Request& request, int status = 200);

/// Whether a request is a browser's for a page, not a program's for an answer of the API.
bool asks_for_page(const Request& request);

/// "/documents/9f2c" → "../", "/" → "./"
std::string way_to_root(std::string_view path);

}  // namespace ocrchat
