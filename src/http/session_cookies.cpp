#include "http/session_cookies.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "http/cookie.hpp"

namespace ocrchat {
namespace {

constexpr std::string_view kSession = "ocrchat_session";
constexpr std::string_view kDevice = "ocrchat_device";
constexpr std::size_t kSessionDigits = 64;
constexpr std::size_t kLongestDevice = 200;
constexpr long long kDay = 86'400;
constexpr long long kDeviceKept = 365 * kDay;

bool is_hex(const std::string& text) {
  return text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

bool secure(const Settings& settings) {
  return settings.public_url.starts_with("https://");
}

}  // namespace

std::optional<std::string> session_cookie(const Request& request) {
  auto value = cookie_of(request, kSession);
  if (!value || value->size() != kSessionDigits || !is_hex(*value)) return std::nullopt;
  return value;
}

std::string device_cookie(const Request& request) {
  const std::string value = cookie_of(request, kDevice).value_or("");
  return value.size() <= kLongestDevice && is_hex(value) ? value : std::string();
}

Reply login_reply(const Context& context, const Login& login) {
  Reply reply = session_reply(context, login.account, login.session);
  const Settings& settings = context.settings;
  reply.set("Set-Cookie",
            set_cookie_value({kSession, login.session, settings.session_days * kDay, secure(settings)}));
  reply.set("Set-Cookie", set_cookie_value({kDevice, login.device, kDeviceKept, secure(settings)}));
  return reply;
}

Reply session_reply(const Context& context, const Account& account, const std::string& session) {
  return json_reply(boost::json::object{{"email", account.email},
                                        {"plan", account.plan},
                                        {"csrf_token", context.accounts.csrf_token(session)}});
}

void forget_session(Reply& reply, const Settings& settings) {
  reply.set("Set-Cookie", set_cookie_value({kSession, "", 0, secure(settings)}));
}

}  // namespace ocrchat
