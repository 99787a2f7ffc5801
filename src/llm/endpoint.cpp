#include "llm/endpoint.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace ocrchat {
namespace {

std::string without_last_slash(std::string_view url) {
  while (url.ends_with('/')) url.remove_suffix(1);
  return std::string(url);
}

}  // namespace

std::vector<Endpoint> endpoints_of(const Settings& settings, Role role) {
  const bool vision = role == Role::vision;
  std::string_view urls = vision ? settings.vision_urls : settings.text_urls;
  std::vector<Endpoint> result;
  while (!urls.empty()) {
    const std::size_t end = std::min(urls.find(','), urls.size());
    const std::string url = without_last_slash(trimmed(urls.substr(0, end)));
    urls.remove_prefix(std::min(end + 1, urls.size()));
    if (url.empty()) continue;
    result.push_back({url, vision ? settings.vision_model : settings.text_model,
                      vision ? settings.vision_key : settings.text_key});
  }
  return result;
}

}  // namespace ocrchat
