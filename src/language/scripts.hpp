#pragma once

#include <map>
#include <string>
#include <string_view>

namespace ocrchat {

/// Letters of a text by script, ISO 15924. Han, Kana and Hangul are counted apart.
std::map<std::string, int> letters_by_script(std::string_view text);

/// The recognition model for a whole script ("script/Latin"), by ISO 15924; empty if there is none.
std::string_view script_model(std::string_view script);

/// The language that text of a script is most likely in, BCP 47; empty where none stands out ("Latn").
std::string_view usual_language(std::string_view script);

/// Whether text of the script can be told apart into several languages.
bool is_shared_script(std::string_view script);

}  // namespace ocrchat
