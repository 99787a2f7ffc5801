#include "llm/json_answer.hpp"

#include <boost/json.hpp>

namespace ocrchat {

std::optional<boost::json::object> object_in_answer(std::string_view answer) {
  const std::size_t begin = answer.find('{');
  const std::size_t end = answer.rfind('}');
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return std::nullopt;
  boost::system::error_code failure;
  boost::json::value value = boost::json::parse(answer.substr(begin, end - begin + 1), failure);
  if (failure || !value.is_object()) return std::nullopt;
  return std::move(value.get_object());
}

}  // namespace ocrchat
