#pragma once

#include "document/model.hpp"
#include "engine/reading.hpp"

namespace ocrchat {

/// libtesseract cuts lines of scripts without spaces anywhere, also between a letter and the marks that
/// belong to it: puts joined words together where no word can begin, at a place inside a grapheme cluster
/// (Unicode UAX #29) or inside a letter whose halves are spelled as one.
void join_pieces(Line& line);

/// In scripts that set marks above and below their letters, marks are sometimes read a second time, as a line
/// of their own: takes away lines of less than half the height of a line in which they lie.
void drop_fragments(Reading& reading);

}  // namespace ocrchat
