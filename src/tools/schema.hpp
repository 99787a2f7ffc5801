#pragma once

#include <boost/json/array.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace ocrchat {

/// What a caller's JSON Schema asks for: the part of draft 2020-12 that says which values, not how they
/// depend on each other.
struct SchemaNode {
  enum class Kind { object, array, text, date, number, integer, boolean };

  Kind kind = Kind::object;
  std::string name;                  ///< of the property
  std::string title;                 ///< may be empty
  std::string description;           ///< may be empty
  boost::json::array allowed;        ///< of `enum`; empty: any
  std::vector<SchemaNode> children;  ///< properties, or the one kind of items
  int leaf = -1;                     ///< number of a value, in the order of the schema; -1: not a value

  bool is_value() const { return kind != Kind::object && kind != Kind::array; }
};

inline constexpr std::size_t kLargestSchema = 64 * 1024;  ///< bytes
inline constexpr int kDeepestSchema = 8;
inline constexpr int kMostLeaves = 200;

/// @throws Error(bad_field) that says where and what is wrong or not understood: the root must be an object;
///   `type`, `properties`, `items`, `enum`, `format` (date), `title`, `description` and `required` are
///   understood.
SchemaNode parse_schema(std::string_view text);

/// All values of a schema, in the order of their numbers.
std::vector<const SchemaNode*> leaves_of(const SchemaNode& root);

}  // namespace ocrchat
