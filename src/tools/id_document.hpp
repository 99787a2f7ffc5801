#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tools/conventions.hpp"
#include "tools/extractor.hpp"
#include "tools/field_book.hpp"
#include "tools/mrz.hpp"

namespace ocrchat {

/// Fields of a passport, card or visa: of its machine-readable zone where there is one, else beside their
/// labels.
class IdDocumentExtractor final : public Extractor {
 public:
  /// @param year  the present one, by which two digits of a year are told
  explicit IdDocumentExtractor(int year);
  void add(const Page& page) override;
  boost::json::object finish() override;

 private:
  void read_labels(const PageView& view);
  void read_zone(const PageView& view);
  boost::json::value zone_json(const MrzField& field) const;
  boost::json::value zone_date_json(const MrzField& field, bool birth) const;
  boost::json::array checks_json() const;

  int year_;
  LabelMatcher matcher_;
  Conventions conventions_;
  FieldBook book_;
  std::optional<Mrz> mrz_;
  std::vector<TextPiece> zone_;  ///< its lines
  int zone_page_ = 0;
};

}  // namespace ocrchat
