#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ocrchat {

/// The commonest script of the letters of `text`, ISO 15924 ("Latn", "Hani", "Jpan" if there is kana, "Kore"
/// …); nothing if it has no letters.
std::optional<std::string> script_of(std::string_view text);

struct Identified {
  std::string tag;  ///< BCP 47
  bool reliable = false;
};

/// The language of a text by its script first and CLD2 then; nothing if it is too short to tell.
std::optional<Identified> identify_language(std::string_view text);

}  // namespace ocrchat
