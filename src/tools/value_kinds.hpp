#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tools/amounts.hpp"
#include "tools/dates.hpp"
#include "tools/label_places.hpp"

namespace ocrchat {

/// A value as a page has it. What its digits mean is settled when the whole document is known (Conventions).
struct RawValue {
  Proof proof;
  std::string text;  ///< as it is shown, or compact for numbers of a known form
  std::optional<DateText> date;
  std::optional<AmountText> amount;
  int score = 0;  ///< of several for one field the highest counts
};

/// What one place of a page has of a kind; nothing if it has none.
std::optional<RawValue> date_in(const ValuePlace& place, int page);
/// The last amount of the place that is no percentage. Words before it make it something else's, unless they
/// are in parentheses or a colon ends them.
std::optional<RawValue> amount_in(const ValuePlace& place, int page, bool spaces);
/// The first percentage of the place.
std::optional<RawValue> percent_in(const ValuePlace& place, int page, bool spaces);
/// A number or name with a digit that stands at the place's begin: "INV-2024/17", "RE 2024-17".
std::optional<RawValue> identifier_in(const ValuePlace& place, int page);
/// The same for a registration: digits may be in groups; compact.
std::optional<RawValue> registration_in(const ValuePlace& place, int page);
/// All of the place, if it has letters.
std::optional<RawValue> text_in(const ValuePlace& place, int page);

}  // namespace ocrchat
