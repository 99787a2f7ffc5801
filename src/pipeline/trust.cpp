#include "pipeline/trust.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>

#include "base/utf8.hpp"
#include "document/text.hpp"
#include "image/transform.hpp"
#include "pipeline/agreement.hpp"

namespace ocrchat {
namespace {

constexpr double kMostGarbled = 0.1;  // of all characters
constexpr double kFewestLetters = 0.2;
constexpr double kLeastAgreement = 0.4;
constexpr int kFewestToCompare = 8;

bool is_garbled(char32_t c) {
  return c == 0xFFFD || c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

bool is_letter_like(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         (c >= 0xC0 && !is_garbled(c));
}

/// A word to compare what the file says with what the page shows: from the middle of the page, for its head
/// and foot are often set in another font than its text, and in a font that is not proven yet.
const PdfWord* word_to_compare(const PageImage& page, const ProvenFonts& proven) {
  const PdfWord* fallback = nullptr;
  for (std::size_t i = 0; i < page.words.size(); ++i) {
    const PdfWord& word = page.words[(page.words.size() / 2 + i) % page.words.size()];
    if (word.rotation != 0 || code_points(word.text) < 4) continue;
    if (!proven.has(word, page.fonts)) return &word;
    if (fallback == nullptr) fallback = &word;
  }
  return fallback;
}

/// A line's worth of words.
std::vector<PdfWord> line_to_compare(const PageImage& page, const ProvenFonts& proven) {
  std::vector<PdfWord> line;
  const PdfWord* first = word_to_compare(page, proven);
  if (first == nullptr) return line;
  for (const PdfWord& word : page.words) {
    const double shift = std::abs((word.y0 + word.y1) - (first->y0 + first->y1)) / 2;
    if (word.rotation == 0 && shift < 0.3 * (first->y1 - first->y0) && std::abs(word.x0 - first->x0) < 250)
      line.push_back(word);
  }
  std::stable_sort(line.begin(), line.end(), [](const PdfWord& a, const PdfWord& b) { return a.x0 < b.x0; });
  return line;
}

Box strip_of(const std::vector<PdfWord>& line, const PageImage& page) {
  // Hostile files put words far outside their page.
  const auto at = [&](double points, int most) {
    return static_cast<int>(
        std::clamp(std::round(points / page.points_per_pixel), 0.0, static_cast<double>(most)));
  };
  Box strip;
  for (const PdfWord& word : line)
    strip = united(strip, {at(word.x0, page.image.width), at(word.y0, page.image.height),
                           at(word.x1, page.image.width), at(word.y1, page.image.height)});
  const int room = strip.height() / 4;
  return {std::max(0, strip.x0 - room), std::max(0, strip.y0 - room),
          std::min(page.image.width, strip.x1 + room), std::min(page.image.height, strip.y1 + room)};
}

bool reads_the_same(const PageImage& page, PageReader& recognition, const ReadOptions& options,
                    ProvenFonts& proven) {
  const std::vector<PdfWord> line = line_to_compare(page, proven);
  std::string embedded;
  for (const PdfWord& word : line) embedded += word.text;
  const Box strip = strip_of(line, page);
  if (strip.empty() || code_points(embedded) < kFewestToCompare) return true;
  Image pixels = cropped(page.image, strip);
  pixels.dpi = page.image.dpi;
  const Page read = recognition.read({.index = 0, .image = pixels}, options);
  const std::string seen = text_of(read);
  // What cannot be read well says nothing about the file.
  if (read.confidence.value_or(0) < 0.8 || code_points(seen) < kFewestToCompare) return true;
  if (agreement(embedded, seen) < kLeastAgreement) return false;
  proven.add(line, page.fonts);
  return true;
}

}  // namespace

bool looks_like_writing(const std::vector<PdfWord>& words) {
  double all = 0;
  double garbled = 0;
  double letters = 0;
  for (const PdfWord& word : words)
    for (const char32_t c : to_utf32(word.text)) {
      ++all;
      if (is_garbled(c)) ++garbled;
      if (is_letter_like(c)) ++letters;
    }
  return all > 0 && garbled <= kMostGarbled * all && letters >= kFewestLetters * all;
}

Trust trust_in_words(const PageImage& page, PageReader& recognition, const ReadOptions& options,
                     ProvenFonts& proven) {
  if (page.words.empty() || page.points_per_pixel <= 0) return Trust::absent;
  if (page.words_invisible) return Trust::invisible;
  if (!looks_like_writing(page.words)) return Trust::garbled;
  if (!agrees_with_ink(page)) return Trust::elsewhere;
  if (proven.cover(page.words, page.fonts)) return Trust::trusted;
  return reads_the_same(page, recognition, options, proven) ? Trust::trusted : Trust::different;
}

}  // namespace ocrchat
