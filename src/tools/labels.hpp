#pragma once

#include <cstddef>
#include <initializer_list>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tools/folded.hpp"

namespace ocrchat {

/// What documents put a label to.
enum class Label {
  invoice_number,
  date,
  due_date,
  other_date,    ///< of a delivery, an order … none of the others
  other_number,  ///< of a customer, an order, a phone …
  vendor,
  buyer,
  subtotal,
  tax,
  total,
  paid,  ///< what was given, and the change
  discount,
  shipping,
  iban,
  vat_number,
  payment_method,
  time,
  item_description,
  item_quantity,
  item_unit_price,
  item_amount,
  item_other,  ///< another column of line items
  value_date,
  debit,
  credit,
  balance,
  opening_balance,
  closing_balance,
  surname,
  given_names,
  full_name,
  birth_date,
  birth_place,
  sex,
  nationality,
  document_number,
  expiry_date,
  issue_date,
  authority,
  phone,
  mobile,
  fax,
  website,
  e_mail,
  address,
  custom,  ///< of a caller's schema
};

/// The label's phrases in all languages, parted by "|", one string a language; "!" before one that leaves no
/// doubt.
struct LabelRow {
  Label label;
  std::string_view phrases;
};

/// Of invoices and receipts: heads, sums, columns of items.
std::span<const LabelRow> bill_labels();
/// Of accounts: columns of bookings, balances.
std::span<const LabelRow> statement_labels();
/// Of people: on identity documents and cards.
std::span<const LabelRow> person_labels();
/// All of them.
std::vector<LabelRow> all_labels();

/// The phrases of a row, each with its "!" if it has one.
std::vector<std::string_view> phrases_of(const LabelRow& row);

/// A label in a line.
struct LabelMatch {
  Label label = Label::date;
  int number = 0;         ///< of Label::custom: which
  std::size_t begin = 0;  ///< characters of the folded text
  std::size_t end = 0;
  bool strong = false;
};

/// Finds labels in lines. Constant after construction.
class LabelMatcher {
 public:
  explicit LabelMatcher(std::initializer_list<Label> labels);
  /// Of a caller's own labels: phrases, and the number that stands for each.
  explicit LabelMatcher(const std::vector<std::pair<std::string, int>>& phrases);

  /// Where a label can begin: at the line's start, after a mark, a number or another label. The longest
  /// counts.
  std::vector<LabelMatch> matches(const FoldedLine& line) const;
  /// The label that the whole line is, but for marks and a currency in parentheses.
  const LabelMatch* whole(const FoldedLine& line, LabelMatch& into) const;

 private:
  struct Phrase {
    std::u32string text;
    Label label;
    int number;
    bool strong;
  };

  void add(std::string_view phrase, Label label, int number = 0);
  void sort();
  const Phrase* longest_at(std::u32string_view text, std::size_t at) const;

  std::map<char32_t, std::vector<Phrase>> phrases_;  // by their first letter, longest first
};

}  // namespace ocrchat
