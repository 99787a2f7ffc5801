#include "net/webhook_signature.hpp"

namespace ocrchat {

std::string callback_secret(const Secrets& secrets, std::int64_t account) {
  return "whsec_" + secrets.mac("callback", std::to_string(account));
}

std::string callback_signature(const std::string& secret, const std::string& body, std::int64_t seconds) {
  const std::string time = std::to_string(seconds);
  return "t=" + time + ",v1=" + hmac_sha256_hex(secret, time + "." + body);
}

}  // namespace ocrchat
