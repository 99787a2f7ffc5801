#pragma once

#include <vector>

#include "chat/units.hpp"

namespace ocrchat {

/// A table's rows as sentences: "Item: Pen; Price: 2.50", or "Total: 46.50" where a row has a label and a
/// value alone.
std::vector<Unit> units_of(const Table& table);

}  // namespace ocrchat
