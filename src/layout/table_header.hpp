#pragma once

#include "document/model.hpp"

namespace ocrchat {

/// Marks the cells of the first row as header where they look like one: words over numbers, or bold over
/// plain.
void mark_header(Table& table);

}  // namespace ocrchat
