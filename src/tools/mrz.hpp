#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ocrchat {

/// A field of a machine-readable zone: which line it stands in, and where.
struct MrzField {
  std::string value;  ///< without fillers; empty: not filled in
  int line = 0;
  int begin = 0;  ///< characters of the line
  int end = 0;
};

/// The machine-readable zone of a travel document (ICAO 9303).
struct Mrz {
  std::string format;  ///< "TD1", "TD2", "TD3", "MRV-A", "MRV-B"
  MrzField document_code;
  MrzField issuer;
  MrzField surname;
  MrzField given_names;
  MrzField number;
  MrzField nationality;
  MrzField birth_date;  ///< YYMMDD as printed
  MrzField sex;
  MrzField expiry_date;  ///< YYMMDD as printed
  MrzField optional_data;

  /// Whether the check digit holds; nothing if the format has none, or the field is empty and so is its
  /// digit.
  std::optional<bool> number_valid;
  std::optional<bool> birth_date_valid;
  std::optional<bool> expiry_date_valid;
  std::optional<bool> composite_valid;
};

/// Letters, digits and fillers of a line of a zone, without the spaces that engines see in it; empty if it
/// has other characters.
std::string mrz_line(std::string_view text);

/// @param lines  consecutive lines as of mrz_line(); the zone is of the first two or three
/// @returns nothing if they are not of one of the formats
std::optional<Mrz> parse_mrz(const std::vector<std::string>& lines);

/// The check digit of a text (weights 7, 3, 1), as a character.
char mrz_check_digit(std::string_view text);

/// YYMMDD as ISO 8601. A birth is not in the future, an expiry within 50 years of `year`.
std::optional<std::string> mrz_date(std::string_view yymmdd, bool birth, int year);

}  // namespace ocrchat
