#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ocrchat {

struct ScriptGuess {
  std::string script;  ///< ISO 15924; "Viet" is Latin with Vietnamese accents
  double behind = 0;   ///< how much less likely than the first, in nats; 0 for the first
};

/// The script that a text was printed in, guessed from what the English recogniser made of it: letters that
/// it takes for others leave a trace. All scripts known, likeliest first; nothing if the text has too few
/// letters. With three lines the first is right 19 times in 20, one of the first two 49 times in 50.
std::vector<ScriptGuess> scripts_behind(std::string_view english_reading);

/// Nats by which Latin, Vietnamese among it, is less likely than the likeliest script; 0 if nothing can be
/// told.
double latin_behind(std::string_view english_reading);

}  // namespace ocrchat
