#pragma once

#include "document/model.hpp"
#include "vlm/html_node.hpp"

namespace ocrchat {

/// A <table> as a block. Cells of broken tables never overlap: one that would reach over a cell from above
/// ends before it.
Block block_of_html_table(xmlNode* table);

}  // namespace ocrchat
