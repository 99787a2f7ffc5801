#include "http/router.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace ocrchat {
namespace {

std::string_view take_segment(std::string_view& path) {
  const std::size_t end = std::min(path.find('/'), path.size());
  const std::string_view segment = path.substr(0, end);
  path.remove_prefix(std::min(end + 1, path.size()));
  return segment;
}

bool fill(std::string_view open, std::string_view segment, PathParameters& parameters) {
  if (segment.empty()) return false;
  if (open == "<uuid>") {
    parameters.uuid = segment;
    return true;
  }
  if (open == "<name>") {
    parameters.name = segment;
    return true;
  }
  const char* end = segment.data() + segment.size();
  const auto [stop, error] = std::from_chars(segment.data(), end, parameters.index);
  return error == std::errc{} && stop == end && parameters.index >= 0;
}

std::string_view without_last_slash(std::string_view path) {
  if (path.ends_with('/')) path.remove_suffix(1);
  return path;
}

std::optional<PathParameters> match(std::string_view pattern, std::string_view path) {
  if (!path.starts_with('/')) return std::nullopt;
  pattern = without_last_slash(pattern);
  path = without_last_slash(path);
  if (path.ends_with('/')) return std::nullopt;
  PathParameters parameters;
  while (!pattern.empty() && !path.empty()) {
    const std::string_view expected = take_segment(pattern);
    const std::string_view given = take_segment(path);
    const bool open = expected.starts_with('<');
    if (open ? !fill(expected, given, parameters) : expected != given) return std::nullopt;
  }
  if (!pattern.empty() || !path.empty()) return std::nullopt;
  return parameters;
}

}  // namespace

RouteMatch find_route(std::string_view method, std::string_view path,
                      const std::function<bool(const Route&)>& served) {
  RouteMatch result;
  const std::string_view wanted = method == "HEAD" ? "GET" : method;
  for (const Route& route : routes()) {
    auto parameters = match(route.pattern, path);
    if (!parameters || (served && !served(route))) continue;
    result.allowed.push_back(route.method);
    if (route.method == "GET") result.allowed.emplace_back("HEAD");
    if (route.method != wanted) continue;
    result.route = &route;
    result.path = std::move(*parameters);
  }
  return result;
}

}  // namespace ocrchat
