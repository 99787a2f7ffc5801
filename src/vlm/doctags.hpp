#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "document/model.hpp"

namespace ocrchat {

/// The blocks of a page in DocTags, the markup of Docling's models. Boxes are as they stand there, in parts
/// of the page's sides. Nothing if no element of the markup occurs.
std::optional<std::vector<Block>> blocks_of_doctags(std::string_view text);

}  // namespace ocrchat
