#include "http/known_networks.hpp"

#include <algorithm>
#include <string_view>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace ocrchat {
namespace {

std::vector<IpNetwork> networks(std::string_view setting, const std::string& text) {
  try {
    return parse_networks(text);
  } catch (const Error& error) {
    throw Error(ErrorCode::setting_invalid, "Setting '" + std::string(setting) + "': " + error.message());
  }
}

// All values of a list header, in the order of the wire.
std::vector<std::string> entries(const Request& request, std::string_view header) {
  std::vector<std::string> result;
  for (const auto& [name, value] : request.headers) {
    if (name != header) continue;
    for (std::string_view rest = value;;) {
      const std::size_t comma = std::min(rest.find(','), rest.size());
      result.emplace_back(trimmed(rest.substr(0, comma)));
      if (comma == rest.size()) break;
      rest.remove_prefix(comma + 1);
    }
  }
  return result;
}

bool claims_to_be_forwarded(const Request& request) {
  return request.header("x-forwarded-for") || request.header("forwarded");
}

std::string normal(const std::string& ip) {
  const auto address = parse_ip(ip);
  return address ? to_text(*address) : ip;
}

}  // namespace

KnownNetworks::KnownNetworks(const Settings& settings)
    : proxies_(networks("trusted-proxies", settings.trusted_proxies)),
      operators_(networks("operator-networks", settings.operator_networks)),
      public_https_(ascii_lower(settings.public_url).starts_with("https://")) {}

bool KnownNetworks::trusts(const std::string& ip) const {
  const auto address = parse_ip(ip);
  return address && any_contains(proxies_, *address);
}

void KnownNetworks::locate(Request& request, const std::string& peer) const {
  request.ip = normal(peer);
  request.https = public_https_;
  if (!trusts(peer)) {
    request.ip_in_doubt = claims_to_be_forwarded(request);
    return;
  }
  const auto hops = entries(request, "x-forwarded-for");
  for (auto hop = hops.rbegin(); hop != hops.rend() && trusts(request.ip) && parse_ip(*hop); ++hop) {
    request.ip = normal(*hop);
  }
  const auto schemes = entries(request, "x-forwarded-proto");
  if (!schemes.empty()) request.https = ascii_lower(schemes.back()) == "https";
}

bool KnownNetworks::is_operator(const Request& request) const {
  const auto address = parse_ip(request.ip);
  return address && !request.ip_in_doubt && any_contains(operators_, *address);
}

}  // namespace ocrchat
