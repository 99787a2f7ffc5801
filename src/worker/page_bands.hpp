#pragma once

#include <optional>

#include "document/model.hpp"

namespace ocrchat {

/// Where a page can be cut in two: a row of its image that crosses no line, between two lines and nearest to
/// the middle of the text. Nothing if there is none, or less than four lines.
std::optional<int> gap_at_middle(const Page& page);

/// The page with the lines whose middle lies in the part, where they lie.
Page part_of(const Page& page, const Box& part);

/// Moves all boxes of a page that was read from a part of an image to where the part lies.
void move_down(Page& page, int pixels);

}  // namespace ocrchat
