#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <string_view>

namespace ocrchat {

/// The JSON object in a model's answer, which may have a fence or words around it. Nothing if there is none.
std::optional<boost::json::object> object_in_answer(std::string_view answer);

}  // namespace ocrchat
