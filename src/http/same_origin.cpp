#include "http/same_origin.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace ocrchat {
namespace {

// "https://example.org/ocr" → "https://example.org"
std::string origin_of(const std::string& url) {
  const std::size_t host = url.find("://");
  if (host == std::string::npos) return url;
  return ascii_lower(url.substr(0, url.find('/', host + 3)));
}

bool is_ours(const std::string& origin, const Request& request, const Settings& settings) {
  if (!settings.public_url.empty() && origin == origin_of(settings.public_url)) return true;
  const std::size_t host = origin.find("://");
  return host != std::string::npos &&
         origin.substr(host + 3) == ascii_lower(request.header("host").value_or(""));
}

}  // namespace

void require_same_origin(const Request& request, const Settings& settings) {
  if (const auto site = request.header("sec-fetch-site")) {
    if (*site != "same-origin" && *site != "none") throw Error(ErrorCode::csrf_failed);
    return;
  }
  const auto origin = request.header("origin");
  if (origin && !is_ours(ascii_lower(*origin), request, settings)) throw Error(ErrorCode::csrf_failed);
}

}  // namespace ocrchat
