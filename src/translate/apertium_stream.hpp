#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ocrchat {

/// A text as Apertium's programs read it: what means something to them is escaped, white space and addresses
/// that must stay as they are stand in brackets, and a text without a full stop gets one that the way back
/// takes away again, for the programs look at sentences. The number comes last, and tells whose the answer
/// is; and some programs hold back a text that ends without brackets.
std::string apertium_stream(std::string_view text, std::size_t number);

/// The way back. @returns nothing if this is no answer to the text of that number
std::optional<std::string> text_of_apertium(std::string_view stream, std::size_t number);

}  // namespace ocrchat
