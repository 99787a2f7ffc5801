#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ocrchat {

/// A direction in which Apertium translates well. What was tried, and what is missing here and why:
/// docs/translation.md.
struct ApertiumPair {
  std::string_view from;  ///< BCP 47
  std::string_view to;
  std::string_view mode;     ///< Apertium's name of the direction
  std::string_view package;  ///< of Debian, that brings it
  double bleu;               ///< of bench/apertium.py, the mean of its texts
};

/// All of them, by `from` and `to`.
std::span<const ApertiumPair> apertium_pairs();

/// From and to, BCP 47.
using LanguagePair = std::pair<std::string, std::string>;

/// The pairs that are installed, in the order of the table.
/// @param folder  Apertium's data, like /usr/share/apertium; empty: none is
std::vector<LanguagePair> available_pairs(const std::string& folder);

/// The row of the table; null if there is none.
const ApertiumPair* find_pair(std::string_view from, std::string_view to);

}  // namespace ocrchat
