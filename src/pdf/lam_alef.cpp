#include "pdf/lam_alef.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ocrchat {
namespace {

constexpr double kSameWidth = 0.01;  // ems
constexpr double kSameHalf = 0.025;  // ems: the second half has the space to the next letter with it
constexpr std::size_t kMostKnown = 64;

bool is_lam(char32_t c) {
  return c == 0x644;
}
bool is_alef(char32_t c) {
  return c == 0x627 || c == 0x622 || c == 0x623 || c == 0x625;
}

bool is_pair(const std::vector<PlacedLetter>& letters, std::size_t i) {
  return i + 1 < letters.size() && is_lam(letters[i].code) && is_alef(letters[i + 1].code);
}

double width_of(const PlacedLetter& letter, double em) {
  return (letter.x1 - letter.x0) / em;
}

bool knows(const std::vector<double>& widths, double width) {
  return std::any_of(widths.begin(), widths.end(),
                     [&](double known) { return std::abs(known - width) < kSameWidth; });
}

void add(std::vector<double>& widths, double width) {
  if (widths.size() < kMostKnown && !knows(widths, width)) widths.push_back(width);
}

}  // namespace

void LamAlef::learn(const std::vector<PlacedLetter>& letters, const std::string& font, double em) {
  if (em <= 0) return;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (is_pair(letters, i)) {
      ++i;
    } else if (is_lam(letters[i].code)) {
      add(fonts_[font].lam, width_of(letters[i], em));
    } else if (is_alef(letters[i].code)) {
      add(fonts_[font].alef, width_of(letters[i], em));
    }
  }
}

void LamAlef::mend(std::vector<PlacedLetter>& letters, const std::string& font, double em) const {
  const auto known = fonts_.find(font);
  if (em <= 0 || known == fonts_.end() || known->second.lam.empty() || known->second.alef.empty()) return;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (!is_pair(letters, i)) continue;
    const double lam = width_of(letters[i], em);
    const double alef = width_of(letters[i + 1], em);
    const bool halves = std::abs(lam - alef) < kSameHalf && !knows(known->second.lam, lam) &&
                        !knows(known->second.alef, alef);
    if (halves) std::swap(letters[i].code, letters[i + 1].code);
    ++i;
  }
}

}  // namespace ocrchat
