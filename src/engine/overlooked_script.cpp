#include "engine/overlooked_script.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/script_finder.hpp"
#include "language/misreading.hpp"

namespace ocrchat {
namespace {

constexpr double kDoubtful = 0.85;  // English words of clean print are surer
constexpr double kNonsense = 0.4;   // so English reads what it has no letters for
constexpr int kFewestLetters = 10;  // doubtful ones, to tell anything by
constexpr double kSmallestShare = 0.08;
constexpr double kHardlyLatin = 8;  // nats
constexpr std::size_t kRunsTried = 8;

int letters_in(std::string_view text) {
  return static_cast<int>(
      std::ranges::count_if(text, [](unsigned char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }));
}

// Of a mailbox or a page: Latin on any page.
bool is_address(std::string_view text) {
  return text.find('@') != std::string_view::npos || text.find("www.") != std::string_view::npos ||
         text.find("://") != std::string_view::npos;
}

/// Words next to each other that came out doubtful.
struct DoubtfulRun {
  Box box;
  int letters = 0;
};

struct Doubts {
  std::string text;
  std::vector<DoubtfulRun> runs;
  int letters = 0;
  int all_letters = 0;
  double sum = 0;  ///< of the confidences of the doubtful letters

  void add(const Line& line) {
    bool goes_on = false;
    for (const Word& word : line.words) {
      const int count = letters_in(word.text);
      all_letters += count;
      const bool doubtful = count >= 2 && word.confidence.value_or(1) < kDoubtful && !is_address(word.text);
      if (doubtful) add(word, count, goes_on);
      goes_on = doubtful;
    }
  }
  void add(const Word& word, int count, bool goes_on) {
    text += word.text + ' ';
    letters += count;
    sum += word.confidence.value_or(1) * count;
    if (!goes_on || word.box.x0 - runs.back().box.x1 > word.box.height()) runs.emplace_back();
    runs.back().box = united(runs.back().box, word.box);
    runs.back().letters += count;
  }
  /// English letters were seen in what is none, whatever they look like.
  bool are_nonsense() const { return sum < kNonsense * letters; }
  double share() const { return all_letters == 0 ? 0 : static_cast<double>(letters) / all_letters; }
};

std::vector<Box> longest_runs(std::vector<DoubtfulRun> runs) {
  std::ranges::stable_sort(runs, std::ranges::greater(), &DoubtfulRun::letters);
  if (runs.size() > kRunsTried) runs.resize(kRunsTried);
  std::vector<Box> boxes;
  for (const DoubtfulRun& run : runs) boxes.push_back(run.box);
  return boxes;
}

}  // namespace

std::optional<OverlookedScript> overlooked_script(const Reading& reading, const Prepared& page,
                                                  RecogniserPool& pool) {
  Doubts doubts;
  for_lines(reading, [&](const Line& line) { doubts.add(line); });
  if (doubts.letters < kFewestLetters || doubts.share() < kSmallestShare) return std::nullopt;
  if (!doubts.are_nonsense() && latin_behind(doubts.text) < kHardlyLatin) return std::nullopt;
  Verdict verdict = find_other_script(page, longest_runs(std::move(doubts.runs)), pool);
  if (verdict.model.empty()) return std::nullopt;
  return OverlookedScript{std::move(verdict), doubts.share()};
}

}  // namespace ocrchat
