#pragma once

#include <span>
#include <string>
#include <string_view>

#include "document/model.hpp"

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

/// The text of each page between fences, below "Page N". @param first  N of the page of index 0
std::string fenced_pages(std::span<const Page> pages, std::string_view nonce, int first);

/// Orders in which "%" stands for the mark of the fences. The first one counts.
std::string with_nonce(std::string_view orders, std::string_view nonce);

}  // namespace ocrchat
