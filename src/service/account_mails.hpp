#pragma once

#include <string>

#include "base/settings.hpp"

namespace ocrchat {

/// A mail without its receiver.
struct MailText {
  std::string subject;
  std::string text;
};

MailText confirmation_mail(const Settings& settings, const std::string& code);
/// For somebody who signs up with an address that has an account.
MailText taken_mail(const Settings& settings);
MailText reset_mail(const Settings& settings, const std::string& code);

}  // namespace ocrchat
