#pragma once

#include "engine/prepared.hpp"
#include "engine/recogniser.hpp"

namespace ocrchat {

/// The strips of the page that look like its other lines of text but hold no word that was read.
std::vector<Box> lost_strips(const Reading& reading, const Prepared& page);

/// Reads those lines, which libtesseract's layout lost, and puts them where they belong. Pages of which all
/// lines were read cost nothing.
void add_lost_lines(Reading& reading, const Prepared& page, Recogniser& session);

}  // namespace ocrchat
