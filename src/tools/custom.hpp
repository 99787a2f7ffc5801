#pragma once

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "tools/conventions.hpp"
#include "tools/extractor.hpp"
#include "tools/label_places.hpp"
#include "tools/schema.hpp"
#include "tools/value_kinds.hpp"

namespace ocrchat {

/// The values of a caller's schema: each is sought beside its title or name as a label, lists of objects in
/// tables whose columns bear the names of their properties. Names that the table of labels knows are sought
/// in all its languages.
class CustomExtractor final : public Extractor {
 public:
  /// @param root  as of parse_schema()
  explicit CustomExtractor(SchemaNode root);
  void add(const Page& page) override;
  /// {"values", "evidence"}: the values valid under the schema, if every value may be null; the same tree
  /// with what each was read from.
  boost::json::object finish() override;

 private:
  using Values = std::map<int, RawValue>;  // by leaf
  struct Column {
    int leaf;
    Box box;
    int number;
  };
  struct Both {
    boost::json::value value;
    boost::json::value evidence;
  };

  using Phrases = std::vector<std::pair<std::string, int>>;

  void name_labels(const SchemaNode& node, bool in_rows, Phrases& fields, Phrases& columns);
  std::optional<RawValue> read(int leaf, const ValuePlace& place, const PageView& view) const;
  void read_labels(const PageView& view);
  void read_tables(const PageView& view);
  bool read_header(const PieceRow& row);
  Values row_of(const PieceRow& row, const PageView& view) const;
  Both built(const SchemaNode& node, const Values& values) const;
  Both built_list(const SchemaNode& items) const;
  boost::json::value settled(const SchemaNode& leaf, const RawValue& raw) const;

  SchemaNode root_;
  std::vector<const SchemaNode*> leaves_;
  std::map<int, int> list_of_;  ///< leaf of a list → the list's first leaf
  LabelMatcher fields_;
  LabelMatcher rows_matcher_;
  Conventions conventions_;
  Values values_;
  std::map<int, std::vector<RawValue>> lists_;  ///< of plain values, by leaf
  std::map<int, std::vector<Values>> rows_;     ///< of objects, by the list's first leaf
  std::vector<Column> columns_;                 ///< of the table that is being read
  int table_ = -1;
  std::size_t kept_ = 0;
  bool truncated_ = false;
};

}  // namespace ocrchat
