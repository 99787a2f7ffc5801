#include "translate/apertium_pairs.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

namespace ocrchat {
namespace {

constexpr std::array kPairs{
    ApertiumPair{"be", "ru", "bel-rus", "apertium-bel-rus", 38.5},
    ApertiumPair{"ca", "es", "cat-spa", "apertium-spa-cat", 57.6},
    ApertiumPair{"ca", "fr", "cat-fra", "apertium-fra-cat", 35.4},
    ApertiumPair{"ca", "it", "cat-ita", "apertium-cat-ita", 31.0},
    ApertiumPair{"ca", "oc", "ca-oc", "apertium-oc-ca", 30.4},
    ApertiumPair{"ca", "pt", "cat-por", "apertium-por-cat", 34.2},
    ApertiumPair{"da", "no", "dan-nob", "apertium-dan-nor", 41.1},
    ApertiumPair{"da", "sv", "dan-swe", "apertium-swe-dan", 23.4},
    ApertiumPair{"es", "ca", "spa-cat", "apertium-spa-cat", 54.2},
    ApertiumPair{"es", "fr", "es-fr", "apertium-fr-es", 31.6},
    ApertiumPair{"es", "gl", "es-gl", "apertium-es-gl", 76.6},
    ApertiumPair{"es", "oc", "es-oc", "apertium-oc-es", 33.6},
    ApertiumPair{"es", "pt", "es-pt", "apertium-es-pt", 35.8},
    ApertiumPair{"fr", "ca", "fra-cat", "apertium-fra-cat", 37.2},
    ApertiumPair{"fr", "es", "fr-es", "apertium-fr-es", 34.3},
    ApertiumPair{"fr", "oc", "fra-oci", "apertium-oci-fra", 59.2},
    ApertiumPair{"gl", "es", "gl-es", "apertium-es-gl", 76.7},
    ApertiumPair{"gl", "pt", "gl-pt", "apertium-pt-gl", 35.8},
    ApertiumPair{"it", "ca", "ita-cat", "apertium-cat-ita", 32.5},
    ApertiumPair{"it", "es", "ita-spa", "apertium-spa-ita", 28.4},
    ApertiumPair{"no", "da", "nob-dan", "apertium-dan-nor", 44.3},
    ApertiumPair{"no", "sv", "nob-swe", "apertium-swe-nor", 24.6},
    ApertiumPair{"oc", "ca", "oc-ca", "apertium-oc-ca", 32.0},
    ApertiumPair{"oc", "es", "oc-es", "apertium-oc-es", 33.9},
    ApertiumPair{"oc", "fr", "oci-fra", "apertium-oci-fra", 49.5},
    ApertiumPair{"pt", "ca", "por-cat", "apertium-por-cat", 34.0},
    ApertiumPair{"pt", "es", "pt-es", "apertium-es-pt", 37.5},
    ApertiumPair{"pt", "gl", "pt-gl", "apertium-pt-gl", 31.7},
    ApertiumPair{"sv", "da", "swe-dan", "apertium-swe-dan", 25.2},
};

bool is_installed(const ApertiumPair& pair, const std::filesystem::path& folder) {
  std::error_code ignored;
  return std::filesystem::exists(folder / "modes" / (std::string(pair.mode) + ".mode"), ignored);
}

}  // namespace

std::span<const ApertiumPair> apertium_pairs() {
  return kPairs;
}

std::vector<LanguagePair> available_pairs(const std::string& folder) {
  std::vector<LanguagePair> result;
  if (folder.empty()) return result;
  for (const ApertiumPair& pair : kPairs) {
    if (is_installed(pair, folder)) result.emplace_back(pair.from, pair.to);
  }
  return result;
}

const ApertiumPair* find_pair(std::string_view from, std::string_view to) {
  const auto found =
      std::ranges::find_if(kPairs, [&](const ApertiumPair& p) { return p.from == from && p.to == to; });
  return found == kPairs.end() ? nullptr : &*found;
}

}  // namespace ocrchat
