#pragma once

#include <boost/json/object.hpp>
#include <memory>
#include <string>
#include <string_view>

#include "document/model.hpp"
#include "tools/tools.hpp"

namespace ocrchat {

/// Makes a job's `data` of its pages by rules, without a model. Pages come one at a time, in their order;
/// what is kept of them is what may become data, at most some ten thousand rows. For one thread.
class Extractor {
 public:
  virtual ~Extractor() = default;
  virtual void add(const Page& page) = 0;
  /// Once, after the last page.
  virtual boost::json::object finish() = 0;
};

/// Whether rules alone make the tool's data.
bool works_by_rules(const Tool& tool);

/// @param schema  the caller's JSON Schema, for `extract`; else empty
/// @throws Error(bad_field) if the schema is missing or not one that is understood,
/// Error(engine_not_configured)
///   if the tool's data needs a model
std::unique_ptr<Extractor> make_extractor(const Tool& tool, std::string_view schema = {});

/// A tool's data as it is stored and shown, with the names of the tool and of who made it before the rest.
/// @param by  "rules" or "model"
std::string serialized_data(const Tool& tool, std::string_view by, boost::json::object made);

/// Rows of a tool's data that are kept; more are left out, and `truncated` is true.
inline constexpr std::size_t kMostRows = 20000;

}  // namespace ocrchat
