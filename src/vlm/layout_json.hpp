#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "document/model.hpp"

namespace ocrchat {

/// The blocks of a layout in JSON, as dots.ocr writes it: [{"bbox": [x0, y0, x1, y1], "category", "text"},
/// …], the text in Markdown, HTML (tables) or LaTeX (formulas). Boxes are as they stand there. Nothing if it
/// is no such array.
std::optional<std::vector<Block>> blocks_of_layout_json(std::string_view text);

}  // namespace ocrchat
