#pragma once

#include <string>

#include "base/secrets.hpp"
#include "base/settings.hpp"
#include "service/service.hpp"

namespace ocrchat {

/// Who takes turns and pays for a caller: "account:7", or "ip:" and a keyed hash of the address, so that the
/// database does not know addresses. All addresses of one IPv6 /64 are one.
std::string owner_of(const std::optional<Account>& account, const std::string& ip, const Secrets& secrets);

/// The caller's plan: that of the account, or "anonymous". A plan that the settings do not name any more
/// counts as "free".
/// @throws Error(setting_invalid) if the settings have neither
const Plan& plan_of(const Settings& settings, const Caller& caller);

/// What a page of this tier costs.
std::int64_t page_credits(const Settings& settings, const std::string& tier);

/// What the plan allows in the window of `now`.
Allowance allowance_of(const Plan& plan, Millis now);

}  // namespace ocrchat
