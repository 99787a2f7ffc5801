#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <span>

#include "document/model.hpp"
#include "tools/schema.hpp"
#include "tools/tools.hpp"

namespace ocrchat {

/// A tool's data of a model's answer (of the shape of json_schema_of()), as the rules would have made it. Of
/// each value the quote must occur on its page, or on another, which is then the page; and the quote must
/// show the value: the text, the number in one of its readings, the date. Numbers and dates become what the
/// quote says as the document writes them. What fails is null. Then the same checks are made.
///
/// "quote" is what the page has, as running text; "box" holds all of it; there is no "confidence".
/// @param root  as of schema_of() for the tool
boost::json::object verified(const boost::json::value& answer, const Tool& tool, const SchemaNode& root,
                             std::span<const Page> pages);

}  // namespace ocrchat
