#pragma once

#include <string_view>
#include <vector>

#include "document/model.hpp"

namespace ocrchat {

/// The blocks of an element of a layout as what its label calls it ("Section-header", "page_footer",
/// "sub_title": the names of all families, in any letter case). A label that is not known, or says no more
/// than "text", changes nothing. A picture is one picture block, whatever the model says of it.
/// @param box  of the element, which is its block's if there is just one and it has none of its own; may be
/// empty
std::vector<Block> labelled(std::string_view label, std::vector<Block> blocks, const Box& box);

}  // namespace ocrchat
