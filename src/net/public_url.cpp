#include "net/public_url.hpp"

#include <curl/curl.h>

#include <memory>

#include "net/address_kind.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kLongest = 2000;

using Url = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

std::string part_of(CURLU* url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, 0) != CURLUE_OK) return {};
  std::string result = text;
  curl_free(text);
  return result;
}

// curl writes 127.1 and 0x7f000001 as 127.0.0.1, and puts IPv6 addresses into brackets.
bool is_private_literal(std::string host) {
  if (host.size() > 2 && host.front() == '[') host = host.substr(1, host.size() - 2);
  const auto address = parse_ip(host);
  return host == "localhost" || host.ends_with(".localhost") || (address && !is_public(*address));
}

}  // namespace

std::string trouble_with_url(const std::string& url, Audience audience) {
  const Url parsed(curl_url(), curl_url_cleanup);
  if (url.size() > kLongest || curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK) {
    return "it is no address; write it like https://example.org/path";
  }
  const std::string scheme = part_of(parsed.get(), CURLUPART_SCHEME);
  if (scheme != "http" && scheme != "https") return "it must begin with https:// or http://";
  if (!part_of(parsed.get(), CURLUPART_USER).empty() || !part_of(parsed.get(), CURLUPART_PASSWORD).empty()) {
    return "it must not have a user or password in it";
  }
  const std::string host = part_of(parsed.get(), CURLUPART_HOST);
  if (audience == Audience::public_only && is_private_literal(host)) return "it leads to a private address";
  return {};
}

}  // namespace ocrchat
