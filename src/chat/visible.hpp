#pragma once

#include <string>
#include <string_view>

namespace ocrchat {

/// `text` without what a reader cannot see: control, zero-width, bidi and tag characters, in which a document
/// could hide words or turn others around. White space runs become one space. The joiners that Arabic and
/// Indic spelling needs stay between such letters.
std::string visible_text(std::string_view text);

}  // namespace ocrchat
