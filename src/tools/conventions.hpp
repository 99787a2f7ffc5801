#pragma once

#include <map>
#include <optional>
#include <string>

#include "tools/amounts.hpp"
#include "tools/dates.hpp"
#include "tools/page_view.hpp"

namespace ocrchat {

/// How a document writes amounts and dates, learnt from those that can be read in one way only. What stays
/// undecided is read as its language does; where that does not settle it, it has no value.
class Conventions {
 public:
  /// Takes in all amounts and dates of a page.
  void add(const PageView& view);

  /// An amount of money: of three digits after a mark, as in "1.234", the mark parts thousands.
  std::optional<Decimal> money(const AmountText& amount) const;
  std::optional<Decimal> quantity(const AmountText& amount) const;
  std::optional<Date> date(const DateText& date) const;
  /// ISO 4217 of a sign; nothing if the sign is that of several countries.
  std::optional<std::string> currency(std::string_view sign) const;

  /// How often each currency stands beside an amount, by code or, if it is unknown, by sign.
  const std::map<std::string, int>& currencies() const { return currencies_; }
  /// A currency as a page first shows it.
  struct Sign {
    std::string text;  ///< folded
    Proof proof;
  };
  const std::optional<Sign>& sign_shown() const { return sign_; }
  const std::string& language() const { return language_; }

 private:
  void learn(const AmountText& amount, const TextPiece& piece, int page);
  void learn(const DateText& date);

  std::string language_;  ///< of the first page that has one
  int points_ = 0;        ///< amounts with a decimal point for certain
  int commas_ = 0;
  std::map<char, std::pair<int, int>>
      orders_;  ///< by mark: dates for certain with the day first, the month first
  std::map<std::string, int> currencies_;
  std::optional<Sign> sign_;
};

}  // namespace ocrchat
