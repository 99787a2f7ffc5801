#pragma once

#include <boost/json/object.hpp>
#include <span>
#include <stop_token>
#include <string_view>

#include "document/model.hpp"
#include "llm/llm.hpp"
#include "tools/tools.hpp"

namespace ocrchat {

/// A tool's data by the text model: it is asked for each value together with the quote that shows it, and
/// what its quote does not show on the page is null (verified()). Long documents are asked about in parts;
/// the first value of a field stands, rows are put one after the other.
/// @param schema  the caller's JSON Schema, for `extract`; else empty
/// @throws Error as ask_in_windows(), Error(bad_field) as parse_schema()
boost::json::object model_extraction(Llm& models, const Tool& tool, std::string_view schema,
                                     std::span<const Page> pages, const std::stop_token& cancel);

/// {"summary", "points": [{"text", "page", "quote"}]}: what the document says in short, by the text model.
/// Each point has a quote that stands on its page, and every number of the point stands in the quote; a point
/// without is left out.
/// @param language  BCP 47 of the summary; empty: the document's own
/// @throws Error as ask_in_windows()
boost::json::object model_summary(Llm& models, std::span<const Page> pages, std::string_view language,
                                  const std::stop_token& cancel);

}  // namespace ocrchat
