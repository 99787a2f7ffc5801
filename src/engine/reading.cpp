#include "engine/reading.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"
#include "document/text.hpp"
#include "engine/spelling.hpp"

namespace ocrchat {
namespace {

struct Weight {
  double sum = 0;
  int characters = 0;
};

void add(Weight& weight, const Line& line) {
  for (const Word& word : line.words) {
    const int characters = characters_of(word.text);
    weight.sum += word.confidence.value_or(0) * characters;
    weight.characters += characters;
  }
}

bool is_han_or_kana(char32_t c) {
  if (c >= 0x3001 && c <= 0x303F) return true;  // ideographic punctuation
  if (c >= 0xFF01 && c <= 0xFF65) return true;  // full-width forms
  if (c == 0x30FB || c == 0x30FC) return true;  // the dot and the long vowel, common to both kanas
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
  return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA;
}

/// Of a script written without spaces between words, or Hangul, whose words the recogniser cuts.
bool is_unspaced(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
  return is_han_or_kana(c) || script == USCRIPT_HANGUL ||
         (U_SUCCESS(status) && uscript_breaksBetweenLetters(script) != 0);
}

/// 0 if there are only marks of punctuation.
template <typename Iterator>
char32_t first_letter(Iterator from, Iterator to) {
  const auto found =
      std::find_if(from, to, [](char32_t c) { return u_ispunct(static_cast<UChar32>(c)) == 0; });
  return found == to ? U'\0' : *found;
}

/// Whether no space can be between two texts.
bool may_touch(const std::u32string& before, const std::u32string& after) {
  const char32_t last = first_letter(before.rbegin(), before.rend());
  const char32_t first = first_letter(after.begin(), after.end());
  return (last != 0 || first != 0) && (last == 0 || is_unspaced(last)) && (first == 0 || is_unspaced(first));
}

bool is_kept(char32_t c) {
  return c != 0xFFFD && u_charType(static_cast<UChar32>(c)) != U_CONTROL_CHAR &&
         u_isUWhiteSpace(static_cast<UChar32>(c)) == 0;
}

int gap(const Box& a, const Box& b) {
  return std::max(a.x0, b.x0) - std::min(a.x1, b.x1);
}

bool is_joined(const Word& word, const Word& next, bool spaced) {
  const std::u32string before = to_utf32(word.text);
  const std::u32string after = to_utf32(next.text);
  if (before.empty() || after.empty() || !is_han_or_kana(before.back()) || !is_han_or_kana(after.front()))
    return !spaced;
  const int height = std::max(word.box.height(), next.box.height());
  return gap(word.box, next.box) < (spaced ? 1.0 : 2.0) * height;
}

enum class Direction { none, to_right, to_left };

Direction direction_of(const Word& word) {
  for (const char32_t c : to_utf32(word.text)) switch (u_charDirection(static_cast<UChar32>(c))) {
      case U_LEFT_TO_RIGHT:
        return Direction::to_right;
      case U_RIGHT_TO_LEFT:
      case U_RIGHT_TO_LEFT_ARABIC:
        return Direction::to_left;
      default:
        break;
    }
  return Direction::none;
}

/// Where two boxes that overlap are to be parted: at the edge of a box that the other one reaches over, else
/// in the middle.
int parting(const Box& left, const Box& right) {
  const int overlap = left.x1 - right.x0;
  if (left.width() > right.width() && overlap * 2 > right.width()) return right.x0;
  if (right.width() > left.width() && overlap * 2 > left.width()) return left.x1;
  return right.x0 + overlap / 2;
}

void part(Box& left, Box& right) {
  if (left.x1 <= right.x0) return;
  const int at = parting(left, right);
  if (at <= left.x0 || at >= right.x1) return;
  left.x1 = std::min(left.x1, at);
  right.x0 = std::max(right.x0, at);
}

}  // namespace

int characters_of(std::string_view text) {
  const std::u32string points = to_utf32(text);
  return static_cast<int>(std::count_if(points.begin(), points.end(),
                                        [](char32_t c) { return u_isalnum(static_cast<UChar32>(c)) != 0; }));
}

double confidence_of(const Line& line) {
  Weight weight;
  add(weight, line);
  return weight.characters == 0 ? 0 : weight.sum / weight.characters;
}

void weigh(Reading& reading) {
  Weight weight;
  for_lines(reading, [&](const Line& line) { add(weight, line); });
  reading.characters = weight.characters;
  reading.confidence = weight.characters == 0 ? 0 : weight.sum / weight.characters;
}

Line moved(Line line, int dx, int dy) {
  const auto move = [&](Box& box) { box = {box.x0 + dx, box.y0 + dy, box.x1 + dx, box.y1 + dy}; };
  move(line.box);
  if (line.baseline) line.baseline = *line.baseline + dy;
  for (Word& word : line.words) move(word.box);
  return line;
}

std::string text_of(const Reading& reading) {
  std::string text;
  for_lines(reading, [&](const Line& line) { text += text_of(line) + '\n'; });
  return text;
}

std::string cleaned_word(std::string_view text) {
  std::u32string kept;
  for (const char32_t c : to_utf32(text))
    if (is_kept(c)) kept += c;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  const std::string plain = to_utf8(spelled(std::move(kept)));
  if (U_FAILURE(status)) return plain;
  const icu::UnicodeString normal = nfc->normalize(icu::UnicodeString::fromUTF8(plain), status);
  std::string result;
  return U_FAILURE(status) ? plain : normal.toUTF8String(result);
}

void mark_joined(Line& line, const std::vector<bool>& spaced) {
  for (std::size_t i = 0; i + 1 < line.words.size(); ++i)
    line.words[i].joined = is_joined(line.words[i], line.words[i + 1], spaced[i]);
}

void space_words(const Line& line, std::vector<bool>& spaced) {
  for (std::size_t i = 0; i + 1 < line.words.size(); ++i)
    if (!may_touch(to_utf32(line.words[i].text), to_utf32(line.words[i + 1].text))) spaced[i] = true;
}

void part_words(Line& line) {
  for (std::size_t i = 0; i + 1 < line.words.size(); ++i) {
    Word& word = line.words[i];
    Word& next = line.words[i + 1];
    const Direction direction = direction_of(word);
    const Direction other = direction_of(next);
    if (direction != other && direction != Direction::none && other != Direction::none) continue;
    const bool to_left = direction == Direction::to_left || other == Direction::to_left;
    to_left ? part(next.box, word.box) : part(word.box, next.box);
  }
}

}  // namespace ocrchat
