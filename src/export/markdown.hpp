#pragma once

#include <string>

#include "document/model.hpp"

namespace ocrchat {

/// GitHub-flavoured Markdown of a page's body: headings, paragraphs, lists, pipe tables (HTML where cells
/// span), formulas as $…$. Text that would be read as markup is escaped.
std::string markdown_of(const Page& page);

}  // namespace ocrchat
