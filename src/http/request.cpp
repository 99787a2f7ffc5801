#include "http/request.hpp"

#include <algorithm>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <cctype>
#include <charconv>

#include "base/error.hpp"
#include "base/ids.hpp"

namespace ocrchat {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

std::optional<std::string> first(const Fields& fields, std::string_view name) {
  const auto found =
      std::find_if(fields.begin(), fields.end(), [&](const auto& row) { return row.first == name; });
  if (found == fields.end()) return std::nullopt;
  return found->second;
}

}  // namespace

std::optional<std::string> Request::header(std::string_view name) const {
  return first(headers, name);
}

std::optional<std::string> Request::parameter(std::string_view name) const {
  return first(query, name);
}

void parse_target(std::string_view target, Request& request) {
  const boost::core::string_view text(target.data(), target.size());
  auto url = boost::urls::parse_origin_form(text);
  if (!url) url = boost::urls::parse_uri(text);
  if (!url) throw Error(ErrorCode::bad_request, "The address of the request is not a valid URL.");
  request.path = url->path();
  const boost::urls::encoding_opts form(true);  // '+' is a space, as in HTML forms
  for (const auto& parameter : url->params(form)) request.query.emplace_back(parameter.key, parameter.value);
}

std::string request_id(const std::optional<std::string>& asked) {
  const auto sane = [](unsigned char c) { return c < 128 && (std::isalnum(c) != 0 || c == '-' || c == '_'); };
  if (asked && !asked->empty() && asked->size() <= 64 && std::all_of(asked->begin(), asked->end(), sane))
    return *asked;
  return new_uuid();
}

bool flag_parameter(const Request& request, std::string_view name) {
  const auto text = request.parameter(name);
  if (!text || *text == "0" || *text == "false") return false;
  if (text->empty() || *text == "1" || *text == "true") return true;
  throw Error(ErrorCode::bad_field, "'" + std::string(name) + "' takes 1 or 0.");
}

std::optional<int> number_parameter(const Request& request, std::string_view name, int least, int most) {
  const auto text = request.parameter(name);
  if (!text) return std::nullopt;
  int value = 0;
  const char* end = text->data() + text->size();
  const auto [stop, error] = std::from_chars(text->data(), end, value);
  if (error != std::errc{} || stop != end || value < least || value > most) {
    throw Error(ErrorCode::bad_field, "'" + std::string(name) + "' takes a whole number from " +
                                          std::to_string(least) + " to " + std::to_string(most) + ".");
  }
  return value;
}

}  // namespace ocrchat
