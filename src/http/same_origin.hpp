#pragma once

#include "base/settings.hpp"
#include "http/request.hpp"

namespace ocrchat {

/// Refuses what a browser sends for a page of another origin, as it says itself in Sec-Fetch-Site or Origin.
/// Programs send neither, and are let through.
/// @throws Error(csrf_failed)
void require_same_origin(const Request& request, const Settings& settings);

}  // namespace ocrchat
