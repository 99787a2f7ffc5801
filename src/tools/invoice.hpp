#pragma once

#include "tools/conventions.hpp"
#include "tools/extractor.hpp"
#include "tools/field_book.hpp"
#include "tools/line_items.hpp"

namespace ocrchat {

/// An invoice's or receipt's fields, read beside their labels; items; and whether it all adds up.
class InvoiceExtractor final : public Extractor {
 public:
  enum class Kind { invoice, receipt };

  explicit InvoiceExtractor(Kind kind);
  void add(const Page& page) override;
  boost::json::object finish() override;

 private:
  void read(const PlacedLabel& label, const PageView& view);
  void read_amount(const PlacedLabel& label, int page, bool spaces);
  void read_tax(const PlacedLabel& label, int page, bool spaces);
  void read_party(const PlacedLabel& label, int page);
  void read_iban(const PageView& view);
  void read_time(const PageView& view);
  void read_vendor(const PageView& view, const LabelPlaces& places);
  void read_lone_date(const PageView& view);

  struct Tax {
    std::optional<RawValue> rate;
    RawValue amount;
  };

  boost::json::value taxes_json() const;
  boost::json::value currency_json() const;

  Kind kind_;
  LabelMatcher matcher_;
  Conventions conventions_;
  FieldBook book_;
  LineItems items_;
  std::vector<Tax> taxes_;
  std::optional<RawValue> time_;
  std::optional<RawValue> lone_date_;  ///< the only date of a receipt needs no label
  bool first_page_ = true;
};

}  // namespace ocrchat
