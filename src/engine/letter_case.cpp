#include "engine/letter_case.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"

namespace ocrchat {
namespace {

/// Small letters of the height of x, and those that look like their capitals.
constexpr std::u32string_view kLow = U"acemnorsuvwxzавгежзиклмнопстхчшъыьэюя";
constexpr std::u32string_view kAlike = U"COSVWXZВГЖЗИКЛМНОПСТХЧШЪЫЬЭЮЯ";
constexpr std::u32string_view kDeep = U"gjpqyQJруфцщдДЦЩй,;()";
constexpr std::size_t kFewestSamples = 3;
constexpr double kSame = 0.1;    // of the height, by which boxes of the same letters differ
constexpr double kLower = 0.86;  // of the capitals' height: clearly no capital

bool has_any(std::u32string_view text, std::u32string_view letters) {
  return text.find_first_of(letters) != std::u32string_view::npos;
}

std::u32string letters_of(const Word& word) {
  std::u32string letters = to_utf32(word.text);
  std::erase_if(letters, [](char32_t c) { return u_isalpha(static_cast<UChar32>(c)) == 0; });
  return letters;
}

/// A capital and small letters: such a word is as high as the capital.
bool is_capitalised(std::u32string_view text) {
  const auto upper = [](char32_t c) { return u_isupper(static_cast<UChar32>(c)) != 0; };
  const auto lower = [](char32_t c) { return u_islower(static_cast<UChar32>(c)) != 0; };
  return std::any_of(text.begin(), text.end(), upper) && std::any_of(text.begin(), text.end(), lower);
}

bool is_only(std::u32string_view text, std::u32string_view letters) {
  return !text.empty() && text.find_first_not_of(letters) == std::u32string_view::npos;
}

std::optional<double> median(std::vector<int> heights) {
  if (heights.size() < kFewestSamples) return std::nullopt;
  const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
  std::nth_element(heights.begin(), middle, heights.end());
  return *middle;
}

struct Heights {
  std::optional<double> low;
  std::optional<double> tall;
};

Heights heights_of(const Reading& reading) {
  std::vector<int> low;
  std::vector<int> tall;
  for_lines(reading, [&](const Line& line) {
    for (const Word& word : line.words) {
      const std::u32string text = to_utf32(word.text);
      if (is_only(text, kLow)) low.push_back(word.box.height());
      if (is_capitalised(text) && !has_any(text, kDeep)) tall.push_back(word.box.height());
    }
  });
  return {median(std::move(low)), median(std::move(tall))};
}

bool has_small_letter(const Line& line) {
  return std::any_of(line.words.begin(), line.words.end(), [](const Word& word) {
    const std::u32string letters = letters_of(word);
    return letters.size() > 1 && std::any_of(letters.begin(), letters.end(), [](char32_t c) {
             return u_islower(static_cast<UChar32>(c)) != 0;
           });
  });
}

bool has_punctuation_of_size(const std::u32string& text) {
  return has_any(text, U",;()[]{}/|!?\"'");
}

bool is_low(const Word& word, const Heights& heights) {
  const std::u32string text = to_utf32(word.text);
  if (!is_only(letters_of(word), kAlike) || has_any(text, U"0123456789") || has_punctuation_of_size(text))
    return false;
  const double height = word.box.height();
  return std::abs(height - *heights.low) <= kSame * *heights.low && height < kLower * *heights.tall;
}

void make_small(Word& word) {
  std::u32string text = to_utf32(word.text);
  for (char32_t& c : text) c = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
  word.text = to_utf8(text);
}

}  // namespace

void settle_case(Reading& reading) {
  const Heights heights = heights_of(reading);
  if (!heights.low || !heights.tall || *heights.low > kLower * *heights.tall) return;
  for_lines(reading, [&](Line& line) {
    if (!has_small_letter(line)) return;
    for (Word& word : line.words)
      if (is_low(word, heights)) make_small(word);
  });
}

}  // namespace ocrchat
