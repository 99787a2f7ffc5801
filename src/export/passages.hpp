#pragma once

#include <string>
#include <vector>

#include "document/model.hpp"

namespace ocrchat {

/// The body of a page in reading order, a text that goes on in the next block put together with it.
std::vector<Block> passages(const Page& page);

/// The lines of a listing with their indentation, told from where they start.
std::string code_text(const std::vector<Line>& lines);

}  // namespace ocrchat
