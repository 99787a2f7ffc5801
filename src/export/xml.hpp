#pragma once

#include <string>
#include <string_view>

namespace ocrchat {

/// `text` as character data or an attribute's value of XML 1.0 (and HTML); what XML cannot hold is left out.
std::string xml_escaped(std::string_view text);

}  // namespace ocrchat
