#pragma once

#include <vector>

#include "layout/paragraphs.hpp"

namespace ocrchat {

/// Makes list items of the paragraphs that start with a bullet, or with a number that counts on from a
/// neighbour's. Nesting levels follow the indents within a run of items.
void find_lists(const Sheet& sheet, std::vector<Paragraph>& paragraphs);

}  // namespace ocrchat
