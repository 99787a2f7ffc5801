#include "chat/labelled.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace ocrchat {
namespace {

constexpr std::size_t kMostLabelWords = 5;
constexpr std::size_t kMostValueWords = 14;
constexpr std::size_t kMostUnitWords = 2;  // beside a number without a colon: "3 March", "EUR"
constexpr int kGapInHeights = 2;

struct Colon {
  std::size_t at;
  std::size_t size;
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The first colon that parts two texts, not that of a time ("10:30") or an address ("https://").
std::optional<Colon> colon_of(const std::string& line) {
  constexpr std::string_view kWide = "：";
  const std::size_t wide = line.find(kWide);
  std::size_t at = line.find(':');
  while (at != std::string::npos && at > 0 && at + 1 < line.size() &&
         ((is_digit(line[at - 1]) && is_digit(line[at + 1])) || line.compare(at, 3, "://") == 0)) {
    at = line.find(':', at + 1);
  }
  if (wide < at) return Colon{wide, kWide.size()};
  if (at == std::string::npos) return std::nullopt;
  return Colon{at, 1};
}

std::size_t skip_spaces(const std::string& line, std::size_t at) {
  while (at < line.size() && line[at] == ' ') ++at;
  return at;
}

/// Where the number begins, a sign or currency before it included.
std::size_t number_start(const std::string& line, std::size_t at) {
  while (at > 0) {
    auto before = static_cast<std::int32_t>(at);
    UChar32 c = 0;
    U8_PREV(line.data(), 0, before, c);
    if (c != '+' && c != '-' && c != '(' && u_charType(c) != U_CURRENCY_SYMBOL) break;
    at = static_cast<std::size_t>(before);
  }
  return at;
}

}  // namespace

std::optional<Span> labelled_value(const std::string& line, Segmenter& segmenter) {
  const std::vector<WordToken> tokens = segmenter.tokens(line);
  const auto words_before = [&](std::size_t at) {
    return static_cast<std::size_t>(
        std::count_if(tokens.begin(), tokens.end(), [at](const WordToken& t) { return t.span.end <= at; }));
  };
  const auto fits = [&](std::size_t label_end, std::size_t value, std::size_t most) {
    const std::size_t label_words = words_before(label_end);
    return label_words > 0 && label_words <= kMostLabelWords && value < line.size() &&
           tokens.size() - label_words <= most && !tokens.front().number;
  };
  if (const auto colon = colon_of(line)) {
    const std::size_t value = skip_spaces(line, colon->at + colon->size);
    return fits(colon->at, value, kMostValueWords) ? std::optional(Span{value, line.size()}) : std::nullopt;
  }
  const auto number = std::find_if(tokens.begin(), tokens.end(), [](const WordToken& t) { return t.number; });
  if (number == tokens.end()) return std::nullopt;
  const std::size_t value = number_start(line, number->span.begin);
  if (value == 0 || line[value - 1] != ' ' || !fits(value, value, kMostUnitWords + 1)) return std::nullopt;
  return Span{value, line.size()};
}

std::vector<Line> cut_at_gaps(const Line& line) {
  std::vector<Line> parts(1);
  const Word* before = nullptr;
  for (const Word& word : line.words) {
    const int gap =
        before == nullptr ? 0 : std::max(word.box.x0 - before->box.x1, before->box.x0 - word.box.x1);
    if (gap > kGapInHeights * word.box.height() && !word.box.empty()) parts.emplace_back();
    parts.back().words.push_back(word);
    before = &word;
  }
  return parts;
}

}  // namespace ocrchat
