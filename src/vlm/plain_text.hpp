#pragma once

#include <string_view>
#include <vector>

#include "document/model.hpp"

namespace ocrchat {

/// The blocks of text without markup, as PaddleOCR-VL and MinerU read a page or a piece of one: an empty line
/// parts paragraphs; a table is in OTSL.
std::vector<Block> blocks_of_plain_text(std::string_view text);

}  // namespace ocrchat
