#pragma once

#include <string_view>
#include <vector>

#include "document/model.hpp"

namespace ocrchat {

/// The blocks of a piece of HTML as models write it: headings, paragraphs, lists, tables with spans, formulas
/// (<math>, class "math"), pictures. Whatever is wrong with it, something comes of it. `data-label` of an
/// element says what it is (labels.hpp), `data-bbox` becomes its block's box, as it stands there.
std::vector<Block> blocks_of_html(std::string_view html);

}  // namespace ocrchat
