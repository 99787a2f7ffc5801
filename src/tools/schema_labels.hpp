#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/schema.hpp"

namespace ocrchat {

/// "invoiceNumber" and "invoice_number" as words: "invoice number".
std::string words_of_name(std::string_view name);

/// The labels beside which a value of a schema is sought: its title, its name, and, where these are labels
/// that we know, what they are in other languages.
/// @param in_rows  it is a column of a table rather than a field of the document
std::vector<std::string> labels_for(const SchemaNode& leaf, bool in_rows);

}  // namespace ocrchat
