#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ocrchat {

/// Letters and digits only, in capitals: "DE89 3704 0044" is "DE8937040044". ASCII.
std::string compact(std::string_view text);

struct IbanText {
  std::size_t begin = 0;  ///< bytes of the text
  std::size_t end = 0;
  std::string value;  ///< compact
  bool valid = false;
};

/// The first that looks like an IBAN: one whose check digits hold (ISO 13616, mod 97), else one of its shape.
std::optional<IbanText> iban_in(std::string_view text);

/// Whether the check digits of a compact IBAN hold.
bool is_iban(std::string_view compact);

/// Whether digits (other characters are passed over) pass the Luhn check.
bool passes_luhn(std::string_view text);

/// Whether a compact number has the form of a VAT number of an EU country, Greece's "EL" and Northern
/// Ireland's "XI" included. Nothing if it has no prefix of these: the form is not known.
std::optional<bool> is_eu_vat(std::string_view compact);

}  // namespace ocrchat
