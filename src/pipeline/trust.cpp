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

/// A line's worth of words that are long enough to compare with what the pixels show.
std::vector<PdfWord> line_to_compare(const std::vector<PdfWord>& words) {
  const auto wanted = [](const PdfWord& w) { return w.rotation == 0 && code_points(w.text) >= 4; };
  // The middle of the page: its head and foot are often set in another font than its text.
  std::vector<PdfWord> line;
  for (std::size_t i = 0; i < words.size() && line.empty(); ++i) {
    const PdfWord& word = words[(words.size() / 2 + i) % words.size()];
    if (wanted(word)) line.push_back(word);
  }
  if (line.empty()) return line;
  const PdfWord first = line.front();
  line.clear();
  for (const PdfWord& word : words) {
    const double shift = std::abs((word.y0 + word.y1) - (first.y0 + first.y1)) / 2;
    if (word.rotation == 0 && shift < 0.3 * (first.y1 - first.y0) && std::abs(word.x0 - first.x0) < 250)
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

bool reads_the_same(const PageImage& page, PageReader& recognition, const ReadOptions& options) {
  const std::vector<PdfWord> line = line_to_compare(page.words);
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
  return agreement(embedded, seen) >= kLeastAgreement;
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

Trust trust_in_words(const PageImage& page, PageReader& recognition, const ReadOptions& options) {
  if (page.words.empty() || page.points_per_pixel <= 0) return Trust::absent;
  if (page.words_invisible) return Trust::invisible;
  if (!looks_like_writing(page.words)) return Trust::garbled;
  if (!agrees_with_ink(page)) return Trust::elsewhere;
  if (!reads_the_same(page, recognition, options)) return Trust::different;
  return Trust::trusted;
}

}  // namespace ocrchat
