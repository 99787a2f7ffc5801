#pragma once

#include <boost/json/object.hpp>

namespace ocrchat {

/// The description of the API (OpenAPI 3.1), made from the table of routes and the table of errors.
boost::json::object openapi_document();

/// Its schemas: "Job", "Page", "Error" …
boost::json::object openapi_schemas();

}  // namespace ocrchat
