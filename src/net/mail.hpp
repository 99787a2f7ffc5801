#pragma once

#include <string>

#include "base/time.hpp"

namespace ocrchat {

/// A mail server to send by.
struct SmtpSettings {
  std::string url;  ///< "smtps://mail.example.org" or "smtp://mail.example.org:587"
  std::string user = {};
  std::string password = {};
  std::string from = {};  ///< the sender's address
  bool plain = false;     ///< whether mail may go to another machine unencrypted
};

/// Whether the connection is to be encrypted by STARTTLS: to any machine but this one, unless `plain`. With
/// smtps it is encrypted in any case.
bool needs_starttls(const SmtpSettings& settings);

/// A plain text mail as it is sent (RFC 5322, MIME): UTF-8, the subject encoded where it must be (RFC 2047).
/// @throws Error(internal) if an address or the subject has a control character in it, or an address < or >
std::string mail_text(const std::string& from, const std::string& to, const std::string& subject,
                      const std::string& text, Millis now);

/// Sends one mail with libcurl. Certificates are always verified. Blocks for 30 seconds at most; safe from
/// any thread.
/// @throws Error(internal), which never says the password
void send_mail(const SmtpSettings& settings, const std::string& to, const std::string& subject,
               const std::string& text);

}  // namespace ocrchat
