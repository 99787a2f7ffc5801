#include "llm/endpoint.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace ocrchat {
namespace {

constexpr std::string_view kBetween = ", \t\n";

// Where the path begins; npos where there is none.
std::size_t path_of(const std::string& url) {
  return url.find('/', url.find("://") + 3);
}

std::string checked_url(std::string url, const std::string& setting) {
  const bool is_web = url.starts_with("http://") || url.starts_with("https://");
  const std::size_t host = url.find("://") + 3;
  // A password belongs in the key: it would be shown with the address.
  if (!is_web || url.size() == host || url[host] == '/' || url.find_first_of("@?#") != std::string::npos) {
    throw Error(ErrorCode::setting_invalid,
                "Setting '" + setting + "' takes addresses like http://gpu:8000/v1, parted by commas.");
  }
  while (url.ends_with('/')) url.pop_back();
  return path_of(url) == std::string::npos ? url + "/v1" : url;
}

std::string checked_key(const std::string& key, const std::string& setting) {
  const std::string_view line = trimmed(key);
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 32 || c == 127; };
  if (std::ranges::any_of(line, is_control)) {
    throw Error(ErrorCode::setting_invalid, "Setting '" + setting + "' holds a control character.");
  }
  return std::string(line);
}

}  // namespace

std::vector<Endpoint> endpoints_of(const Settings& settings, Role role) {
  const bool vision = role == Role::vision;
  const std::string prefix = vision ? "vision" : "text";
  const std::string& urls = vision ? settings.vision_urls : settings.text_urls;
  const std::string& model = vision ? settings.vision_model : settings.text_model;
  const std::string key = checked_key(vision ? settings.vision_key : settings.text_key, prefix + "-key");
  std::vector<Endpoint> endpoints;
  for (std::size_t at = urls.find_first_not_of(kBetween); at != std::string::npos;) {
    const std::size_t end = std::min(urls.find_first_of(kBetween, at), urls.size());
    endpoints.push_back({checked_url(urls.substr(at, end - at), prefix + "-urls"), model, key});
    at = urls.find_first_not_of(kBetween, end);
  }
  return endpoints;
}

std::string server_name(const Endpoint& endpoint) {
  return endpoint.url.substr(0, path_of(endpoint.url));
}

}  // namespace ocrchat
