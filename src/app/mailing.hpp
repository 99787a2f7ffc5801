#pragma once

#include <memory>

#include "base/settings.hpp"
#include "service/mailer.hpp"

namespace ocrchat {

/// Sends by the mail server of the settings; null if they name none.
/// @throws Error(setting_invalid) if they do not say whom mails come from
std::unique_ptr<Mailer> open_mailer(const Settings& settings);

}  // namespace ocrchat
