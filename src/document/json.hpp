#pragma once

#include <boost/json/fwd.hpp>
#include <string>
#include <string_view>

#include "document/model.hpp"

/// The JSON form of the model, described in docs/document.schema.json. A page's JSON is also what the HTTP
/// API shows of it, so blocks and lines carry a derived `text` beside their words; it is ignored when read
/// back.
namespace ocrchat {

boost::json::object to_json(const Page& page);
boost::json::object to_json(const Warning& warning);
boost::json::object to_json(const Source& source);

/// Everything of a document but its pages.
boost::json::object head_to_json(const Document& document);

/// @throws Error(internal) if the text is not JSON or not of this schema; nothing is guessed.
Page page_from_json(std::string_view text);
Page page_from_json(const boost::json::value& value);
Warning warning_from_json(const boost::json::value& value);

std::string serialize_page(const Page& page);

/// JSON text with numbers as people write them (0.95, where Boost.JSON writes 9.5E-1).
std::string json_text(const boost::json::value& value);

std::string_view name(BlockKind kind);
std::string_view name(Origin origin);
std::string_view name(Layer layer);

}  // namespace ocrchat
