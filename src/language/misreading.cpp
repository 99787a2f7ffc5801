#include "language/misreading.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "language/misreading_table.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kFewestLetters = 6;

std::vector<std::size_t> known_letters(std::string_view text) {
  std::vector<std::size_t> places;
  for (const char32_t c : to_utf32(text)) {
    const std::size_t place = misread_letters().find(c);
    if (place < kMisreadLetters) places.push_back(place);
  }
  return places;
}

}  // namespace

std::vector<ScriptGuess> scripts_behind(std::string_view english_reading) {
  const std::vector<std::size_t> letters = known_letters(english_reading);
  std::vector<ScriptGuess> guesses;
  if (letters.size() < kFewestLetters) return guesses;
  for (const MisreadingRow& row : misreading_rows()) {
    int cost = 0;
    for (const std::size_t letter : letters) cost += row.cost[letter];
    guesses.push_back({std::string(row.script), cost / 10.0});
  }
  std::stable_sort(guesses.begin(), guesses.end(),
                   [](const ScriptGuess& a, const ScriptGuess& b) { return a.behind < b.behind; });
  const double least = guesses.front().behind;
  for (ScriptGuess& guess : guesses) guess.behind -= least;
  return guesses;
}

double latin_behind(std::string_view english_reading) {
  for (const ScriptGuess& guess : scripts_behind(english_reading)) {
    if (guess.script == "Latn" || guess.script == "Viet") return guess.behind;
  }
  return 0;
}

}  // namespace ocrchat
