#include "service/login_guard.hpp"

#include <algorithm>

#include "base/email.hpp"
#include "base/ids.hpp"
#include "service/metering.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kNonceDigits = 32;

std::string text_of(int seconds) {
  const int minutes = (seconds + 59) / 60;
  return "Too many attempts; try again in " + std::to_string(minutes) +
         (minutes == 1 ? " minute." : " minutes.");
}

}  // namespace

TooManyAttempts::TooManyAttempts(int seconds)
    : Error(ErrorCode::too_many_requests, text_of(seconds)), seconds_(seconds) {}

LoginGuard::Subjects LoginGuard::admit(const std::string& email, const Client& client) {
  if (knows(email, client.device)) {
    Subjects subjects{subject("device", client.device.substr(0, kNonceDigits))};
    count(subjects.front(), kMostOfDevice, kWindow);
    return subjects;
  }
  Subjects subjects{subject("address", email_form(email)),
                    subject("ip", owner_of(std::nullopt, client.ip, secrets_))};
  count(subjects.back(), kMostOfIp, kWindow);
  count(subjects.front(), kMostOfAccount, kWindow);
  return subjects;
}

LoginGuard::Subjects LoginGuard::admit(AccountId account) {
  Subjects subjects{subject("account", std::to_string(account))};
  count(subjects.front(), kMostOfDevice, kWindow);
  return subjects;
}

void LoginGuard::forgive(const Subjects& subjects) {
  for (const std::string& subject : subjects) sessions_.forgive_attempt(subject);
}

void LoginGuard::admit_request(const std::string& ip) {
  count(subject("request", owner_of(std::nullopt, ip, secrets_)), kMostRequests, kRequestWindow);
}

bool LoginGuard::admit_mail(const std::string& email) {
  const std::string of = subject("mail", email_form(email));
  return sessions_.count_attempt(of, kRequestWindow, now_ms()).count <= kMostMails;
}

std::string LoginGuard::new_device(const std::string& email) const {
  const std::string nonce = new_uuid();
  return nonce + secrets_.mac("device", email_form(email) + "\n" + nonce);
}

bool LoginGuard::knows(const std::string& email, const std::string& device) const {
  if (device.size() <= kNonceDigits) return false;
  const std::string nonce = device.substr(0, kNonceDigits);
  return equal_in_constant_time(device.substr(kNonceDigits),
                                secrets_.mac("device", email_form(email) + "\n" + nonce));
}

std::string LoginGuard::subject(const std::string& kind, const std::string& of) const {
  return kind + ":" + secrets_.mac("attempt", kind + "\n" + of);
}

void LoginGuard::count(const std::string& subject, int most, Millis window) {
  const Millis now = now_ms();
  const Attempts attempts = sessions_.count_attempt(subject, window, now);
  if (attempts.count <= most) return;
  throw TooManyAttempts(static_cast<int>(std::max<Millis>(1, (attempts.resets_at - now + 999) / 1000)));
}

}  // namespace ocrchat
