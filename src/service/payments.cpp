#include "service/payments.hpp"

#include <boost/json.hpp>
#include <charconv>
#include <cstdlib>
#include <optional>
#include <vector>

#include "base/error.hpp"
#include "base/log.hpp"
#include "base/secrets.hpp"
#include "base/utf8.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;

constexpr std::int64_t kMostCredits = 1'000'000'000;

struct Signature {
  std::string_view instant;
  std::vector<std::string_view> sums;  // several while the secret is being changed
};

Signature parsed(std::string_view header) {
  Signature result;
  while (!header.empty()) {
    const std::size_t end = std::min(header.find(','), header.size());
    const std::string_view part = trimmed(header.substr(0, end));
    header.remove_prefix(std::min(end + 1, header.size()));
    if (part.starts_with("t=")) result.instant = part.substr(2);
    if (part.starts_with("v1=")) result.sums.push_back(part.substr(3));
  }
  return result;
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || stop != text.data() + text.size()) return std::nullopt;
  return value;
}

/// The value at the end of a path of keys; null if there is none.
const json::value* at(const json::value& root, std::initializer_list<std::string_view> path) {
  const json::value* value = &root;
  for (const std::string_view key : path) {
    const json::object* object = value == nullptr ? nullptr : value->if_object();
    value = object == nullptr ? nullptr : object->if_contains(key);
  }
  return value;
}

std::string text_at(const json::value& root, std::initializer_list<std::string_view> path) {
  const json::value* value = at(root, path);
  if (value == nullptr) return {};
  if (const auto* text = value->if_string()) return {text->data(), text->size()};
  if (const auto* number = value->if_int64()) return std::to_string(*number);
  return {};
}

/// What a checkout has paid for.
struct Purchase {
  std::string checkout;
  std::string account;
  std::int64_t credits = 0;
  std::string plan;
};

// A checkout by bank transfer is completed before it is paid; another event tells of the money.
bool tells_of_money(const json::value& event) {
  const std::string type = text_at(event, {"type"});
  if (type == "checkout.session.async_payment_succeeded") return true;
  return type == "checkout.session.completed" &&
         text_at(event, {"data", "object", "payment_status"}) != "unpaid";
}

[[noreturn]] void refuse(const std::string& why) {
  throw Error(ErrorCode::bad_field, "The checkout's metadata " + why + ".");
}

Purchase purchase_of(const json::value& event) {
  Purchase purchase;
  purchase.checkout = text_at(event, {"data", "object", "id"});
  purchase.account = text_at(event, {"data", "object", "metadata", "account"});
  purchase.plan = text_at(event, {"data", "object", "metadata", "plan"});
  const auto credits = whole_number(text_at(event, {"data", "object", "metadata", "credits"}));
  if (purchase.checkout.empty()) throw Error(ErrorCode::bad_field, "The event's object has no 'id'.");
  if (!credits || *credits < 1 || *credits > kMostCredits) refuse("need 'credits', a whole number above 0");
  purchase.credits = *credits;
  return purchase;
}

Account buyer(Store& store, const std::string& named) {
  const auto id = whole_number(named);
  const auto account = id ? store.account(*id) : store.account_of_email(named);
  if (!account) refuse("name no 'account' of this server");
  return *account;
}

}  // namespace

void Payments::receive(std::string_view body, std::string_view signature, Millis now) {
  if (settings_.stripe_secret.empty()) throw Error(ErrorCode::not_found);
  check_signature(body, signature, now);
  boost::system::error_code broken;
  const json::value event = json::parse(body, broken);
  if (broken) throw Error(ErrorCode::bad_request, "The event is not valid JSON.");
  if (!tells_of_money(event)) return;
  const Purchase purchase = purchase_of(event);
  const Account account = buyer(store_, purchase.account);
  if (!purchase.plan.empty() && find_plan(settings_.plans, purchase.plan) == nullptr) {
    refuse("name a 'plan' that the settings do not have");
  }
  const bool first = store_.grant("account:" + std::to_string(account.id), purchase.credits,
                                  "stripe " + purchase.checkout, "stripe:" + purchase.checkout);
  if (first && !purchase.plan.empty()) store_.set_plan(account.id, purchase.plan);
  log(LogLevel::info, first ? "credits_bought" : "payment_repeated",
      {{"account", std::to_string(account.id)}, {"credits", std::to_string(purchase.credits)}});
}

void Payments::check_signature(std::string_view body, std::string_view signature, Millis now) const {
  const Signature given = parsed(signature);
  const auto seconds = whole_number(given.instant);
  constexpr std::int64_t kMostSeconds = 100'000'000'000;
  if (!seconds || *seconds < 0 || *seconds > kMostSeconds || std::abs(now - *seconds * 1000) > kTolerance) {
    throw Error(ErrorCode::bad_request, "The signature is missing, too old, or of the future.");
  }
  const std::string sum =
      hmac_sha256_hex(settings_.stripe_secret, std::string(given.instant) + "." + std::string(body));
  bool fits = false;
  for (const std::string_view one : given.sums) fits = equal_in_constant_time(one, sum) || fits;
  if (!fits) throw Error(ErrorCode::bad_request, "The signature is not one of this server's secret.");
}

}  // namespace ocrchat
