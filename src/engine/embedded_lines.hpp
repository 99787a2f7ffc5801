#pragma once

#include <vector>

#include "document/model.hpp"
#include "pdf/reader.hpp"

namespace ocrchat {

/// Words that a PDF holds, put together to lines and paragraphs in the file's order, which is mostly the
/// reading order.
/// @param points_to_pixels  by which points become pixels of the page image
std::vector<Block> blocks_of(const std::vector<PdfWord>& words, double points_to_pixels);

}  // namespace ocrchat
