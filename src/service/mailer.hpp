#pragma once

#include <string>

namespace ocrchat {

/// Sends mail. Safe from any thread.
class Mailer {
 public:
  virtual ~Mailer() = default;
  /// A plain text mail; may block for as long as the mail server takes.
  /// @throws Error(internal)
  virtual void send(const std::string& to, const std::string& subject, const std::string& text) = 0;
};

}  // namespace ocrchat
