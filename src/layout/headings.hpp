#pragma once

#include <vector>

#include "layout/paragraphs.hpp"

namespace ocrchat {

/// Size of most of the running text.
double body_size(const std::vector<Paragraph>& paragraphs);

/// Makes headings of short paragraphs that are bigger than the body or, where the file tells it, bold. Levels
/// follow the sizes on the page; the biggest at the head of a document's first page is its title.
void find_headings(const Sheet& sheet, std::vector<Paragraph>& paragraphs, bool first_page);

}  // namespace ocrchat
