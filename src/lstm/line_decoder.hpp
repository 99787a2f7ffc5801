#pragma once

#include <vector>

#include "lstm/beam.hpp"
#include "lstm/charset.hpp"
#include "lstm/line_text.hpp"
#include "lstm/word_breaks.hpp"

namespace ocrchat {

/// Makes words of the letters on a path: cut at spaces and, in scripts without them, where words begin; in
/// the order in which they are read, though networks see right-to-left scripts as they stand.
/// @param columns  of the line image
LineText words_of(const std::vector<PathLetter>& path, const Charset& charset, WordBreaks& breaks,
                  int columns);

}  // namespace ocrchat
