#include "layout/bullets.hpp"

#include <unicode/uchar.h>

#include <string>

#include "base/utf8.hpp"
#include "document/text.hpp"

namespace ocrchat {
namespace {

constexpr double kTallest = 0.6;  // of the letters' height; a bullet is 0.25 to 0.5
constexpr double kHighest = 0.25;
constexpr double kLowest = 0.75;

bool is_lone_sign(const Word& word) {
  const std::u32string points = to_utf32(word.text);
  // A dash starts items too, and says what it is.
  return points.size() == 1 && u_isalnum(static_cast<UChar32>(points[0])) == 0 &&
         u_charType(static_cast<UChar32>(points[0])) != U_DASH_PUNCTUATION;
}

bool hangs_like_a_bullet(const Box& sign, const Box& letters) {
  const double height = letters.height();
  const double middle = ((sign.y0 + sign.y1) / 2.0 - letters.y0) / height;
  return !sign.empty() && height > 0 && sign.height() < kTallest * height &&
         sign.width() < kTallest * height && middle > kHighest && middle < kLowest;
}

}  // namespace

void mend_bullets(Page& page) {
  for_each_line(page, [](Line& line) {
    if (line.words.size() < 2) return;
    Word& first = line.words.front();
    if (first.origin != Origin::recognised || first.joined || !is_lone_sign(first)) return;
    Box letters;
    for (std::size_t i = 1; i < line.words.size(); ++i) letters = united(letters, line.words[i].box);
    if (hangs_like_a_bullet(first.box, letters)) first.text = "•";
  });
}

}  // namespace ocrchat
