#pragma once

#include <vector>

#include "document/model.hpp"

namespace ocrchat {

/// What every recogniser's lines get: spaces where their scripts want them, pieces of words joined, boxes
/// that do not overlap, and the line's own box. @param spaced  whether a space was seen after each word
void finish_line(Line& line, std::vector<bool>& spaced);

}  // namespace ocrchat
