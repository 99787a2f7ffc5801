#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ocrchat {

/// One language that can be asked for.
struct Language {
  std::string tag;                   ///< BCP 47, shortest form: "en", "zh-Hans", "sr-Latn"
  std::string name;                  ///< in English
  std::string script;                ///< ISO 15924: "Latn", "Hans" …
  std::string model;                 ///< recognition model: "eng", "chi_sim", "script/Latin" …
  std::vector<std::string> aliases;  ///< other codes understood: ISO 639-1/-2/-3, Tesseract's, Paddle's
};

/// All languages known, by tag. Whether a model is installed is another question (Models).
const std::vector<Language>& languages();

/// The language meant by a code, whatever its standard and case ("EN", "eng", "en-US", "ch", "chi_sim",
/// "japan"); nothing if it is unknown.
const Language* find_language(std::string_view code);

/// Whether text of this language is written from right to left.
bool is_right_to_left(std::string_view tag);

}  // namespace ocrchat
