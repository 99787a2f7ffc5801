#pragma once

#include <string>

#include "document/model.hpp"

namespace ocrchat {

/// A pipe table, or an HTML table where cells span; its first row is the head, since Markdown knows no table
/// without. Empty if no cell has text.
std::string markdown_table(const Table& table);

}  // namespace ocrchat
