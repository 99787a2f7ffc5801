#pragma once

#include "tools/folded.hpp"

namespace ocrchat {

/// Whether a line says what somebody does: "Sales Manager", "Geschäftsführer", "总经理".
bool names_position(const FoldedLine& line);

/// Whether a line looks like part of an address: a street's name with a number, or a post code with a place.
bool is_of_address(const FoldedLine& line);

/// Whether a line looks like a person's name: two to five words of letters alone.
bool may_be_name(const FoldedLine& line);

}  // namespace ocrchat
