#include "pipeline/proven_fonts.hpp"

#include <algorithm>

namespace ocrchat {
namespace {

constexpr double kMostUnproven = 0.1;  // of a page's text

bool is_of(const PdfFont& font, const PdfWord& word) {
  return font.name == word.font;
}

}  // namespace

// A page may have several fonts of one name: a word may be of any of them.
bool ProvenFonts::has(const PdfWord& word, const std::vector<PdfFont>& fonts) const {
  bool found = false;
  for (const PdfFont& font : fonts) {
    if (!is_of(font, word)) continue;
    if (!proven_.contains({font.name, font.object})) return false;
    found = true;
  }
  return found;
}

bool ProvenFonts::cover(const std::vector<PdfWord>& words, const std::vector<PdfFont>& fonts) const {
  if (proven_.empty()) return false;
  double all = 0;
  double unproven = 0;
  for (const PdfWord& word : words) {
    all += static_cast<double>(word.text.size());
    if (!has(word, fonts)) unproven += static_cast<double>(word.text.size());
  }
  return unproven <= kMostUnproven * all;
}

void ProvenFonts::add(const std::vector<PdfWord>& words, const std::vector<PdfFont>& fonts) {
  for (const PdfFont& font : fonts) {
    const auto used = [&](const PdfWord& word) { return is_of(font, word); };
    if (std::any_of(words.begin(), words.end(), used)) proven_.emplace(font.name, font.object);
  }
}

}  // namespace ocrchat
