#pragma once

#include <string>
#include <string_view>

/// A document's text on its way into a model's prompt, where it is data and must not be read as anything
/// else.
namespace ocrchat {

/// Without what a reader does not see and a model obeys: control characters (new lines and tabs stay),
/// zero-width, direction and other format characters, tags, variation selectors and private use; and without
/// the special tokens of chat formats (<|…|>, [INST], <s>, <start_of_turn> …), however they are nested. Valid
/// UTF-8 comes out.
std::string sanitized(std::string_view text);

/// The sanitized text between two lines that only the holder of the nonce can write; the text itself does not
/// have it. `nonce`: random, anew for every prompt, not empty.
std::string fenced(std::string_view text, std::string_view nonce);

}  // namespace ocrchat
