#include "app/mailing.hpp"

#include "base/error.hpp"
#include "net/mail.hpp"

namespace ocrchat {
namespace {

class SmtpMailer final : public Mailer {
 public:
  explicit SmtpMailer(SmtpSettings settings) : settings_(std::move(settings)) {}
  void send(const std::string& to, const std::string& subject, const std::string& text) override {
    send_mail(settings_, to, subject, text);
  }

 private:
  const SmtpSettings settings_;
};

}  // namespace

std::unique_ptr<Mailer> open_mailer(const Settings& settings) {
  if (settings.smtp_url.empty()) return nullptr;
  if (!settings.smtp_url.starts_with("smtp://") && !settings.smtp_url.starts_with("smtps://")) {
    throw Error(ErrorCode::setting_invalid,
                "Setting 'smtp-url' takes an address like smtps://mail.example.org.");
  }
  if (settings.smtp_from.find('@') == std::string::npos) {
    throw Error(ErrorCode::setting_invalid, "Setting 'smtp-from' must be the address that mails come from.");
  }
  return std::make_unique<SmtpMailer>(SmtpSettings{settings.smtp_url, settings.smtp_user,
                                                   settings.smtp_password, settings.smtp_from,
                                                   settings.smtp_plain});
}

}  // namespace ocrchat
