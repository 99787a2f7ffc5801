#pragma once

#include <string_view>
#include <vector>

#include "document/model.hpp"

namespace ocrchat {

/// The blocks of a page in Markdown as models write it (CommonMark, pipe tables, LaTeX between $$ or \[ \],
/// HTML tables in between). Emphasis goes, links become their text, pictures become picture blocks.
std::vector<Block> blocks_of_markdown(std::string_view markdown);

}  // namespace ocrchat
