#pragma once

#include "document/model.hpp"
#include "image/image.hpp"

namespace ocrchat {

/// Turns a page of plain text blocks (as an engine gives them) into paragraphs, headings by size, list items
/// by their bullets, ruled tables from their lines, running heads and page numbers as furniture. Words and
/// their boxes stay as they are; only how they are grouped changes.
/// @param image  the upright page, for rules and pictures; may be empty, then only the words are looked at
void structure(Page& page, const Image& image);

}  // namespace ocrchat
