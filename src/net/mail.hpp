#pragma once

#include <string>

#include "base/time.hpp"

namespace ocrchat {

/// A mail server to send by.
struct SmtpSettings {
  std::string url;  ///< "smtps://mail.example.org" or "smtp://mail.example.org:587"
  std::string user;
  std::string password;
  std::string from;  ///< the sender's address
};

/// A plain text mail as it is sent (RFC 5322, MIME): UTF-8, the subject encoded where it must be (RFC 2047).
/// @throws Error(internal) if an address or the subject has a line break in it
std::string mail_text(const std::string& from, const std::string& to, const std::string& subject,
                      const std::string& text, Millis now);

/// Sends one mail with libcurl. The connection must be encrypted (STARTTLS or smtps), except to this machine
/// itself. Blocks for 30 seconds at most; safe from any thread.
/// @throws Error(internal), which never says the password
void send_mail(const SmtpSettings& settings, const std::string& to, const std::string& subject,
               const std::string& text);

}  // namespace ocrchat
