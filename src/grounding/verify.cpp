#include "grounding/verify.hpp"

#include <algorithm>
#include <unordered_map>

namespace ocrchat {
namespace {

constexpr double kLeastSupport = 8;  // nats that a run must bring: 1 in 3,000 by chance
constexpr double kFirm = 2;          // nats of a pair that holds by itself
constexpr double kReadsWell = 0.1;   // error rate under which texts must be half alike
constexpr double kAlike = 0.5;
constexpr double kAlikeOnBadPrint = 0.3;
constexpr std::size_t kLoneLetters = 5;

std::u32string read_text(const Pair& pair, const std::vector<Token>& recognised) {
  const auto at = static_cast<std::size_t>(pair.recognised);
  return pair.recognised_count == 2 ? recognised[at].text + recognised[at + 1].text : recognised[at].text;
}

std::u32string said_text(const Pair& pair, const std::vector<Token>& generated) {
  const auto at = static_cast<std::size_t>(pair.generated);
  return pair.generated_count == 2 ? generated[at].text + generated[at + 1].text : generated[at].text;
}

bool follows(const Pair& a, const Pair& b) {
  return b.recognised == a.recognised + a.recognised_count && b.generated == a.generated + a.generated_count;
}

double support(const Run& run) {
  double sum = 0;
  for (const Pair& pair : run) sum += std::max(0.0, pair.score);
  return sum;
}

/// Unlike texts in place: what stands before and after is paired too.
bool stands_in_place(const Run& run, std::size_t at) {
  return at > 0 && at + 1 < run.size() && follows(run[at - 1], run[at]) && follows(run[at], run[at + 1]);
}

Run kept(const Run& run, const std::vector<Token>& generated, const std::vector<Token>& recognised,
         double error_rate) {
  const double least = error_rate < kReadsWell ? kAlike : kAlikeOnBadPrint;
  Run result;
  for (std::size_t i = 0; i < run.size(); ++i) {
    const double agreement = agreement_of(read_text(run[i], recognised), said_text(run[i], generated));
    if (agreement < least || (run[i].score < kFirm && agreement < 1 && !stands_in_place(run, i))) continue;
    result.push_back(run[i]);
  }
  if (support(result) < kLeastSupport) result.clear();
  return result;
}

}  // namespace

std::vector<Pair> verified(std::vector<Run> runs, const std::vector<Token>& generated,
                           const std::vector<Token>& recognised, double error_rate) {
  for (Run& run : runs) run = kept(run, generated, recognised, error_rate);
  std::stable_sort(runs.begin(), runs.end(),
                   [](const Run& a, const Run& b) { return support(a) > support(b); });
  std::vector<bool> taken(generated.size());
  std::vector<Pair> result;
  for (const Run& run : runs) {
    for (const Pair& pair : run) {
      const auto first = static_cast<std::size_t>(pair.generated);
      const std::size_t last = first + static_cast<std::size_t>(pair.generated_count) - 1;
      if (taken[first] || taken[last]) continue;
      taken[first] = taken[last] = true;
      result.push_back(pair);
    }
  }
  std::sort(result.begin(), result.end(),
            [](const Pair& a, const Pair& b) { return a.generated < b.generated; });
  return result;
}

void add_lone_words(std::vector<Pair>& pairs, const std::vector<Token>& generated,
                    const std::vector<Token>& recognised) {
  struct Places {
    int generated = 0;
    int recognised = 0;
    int times_generated = 0;
    int times_recognised = 0;
  };
  std::unordered_map<std::u32string, Places> words;
  for (std::size_t i = 0; i < generated.size(); ++i) {
    Places& places = words[generated[i].text];
    places.generated = static_cast<int>(i);
    ++places.times_generated;
  }
  for (std::size_t j = 0; j < recognised.size(); ++j) {
    Places& places = words[recognised[j].text];
    places.recognised = static_cast<int>(j);
    ++places.times_recognised;
  }
  for (const Pair& pair : pairs) {
    for (int i = 0; i < pair.generated_count; ++i)
      words.erase(generated[static_cast<std::size_t>(pair.generated + i)].text);
    for (int j = 0; j < pair.recognised_count; ++j)
      words.erase(recognised[static_cast<std::size_t>(pair.recognised + j)].text);
  }
  for (const auto& [text, places] : words) {
    if (text.size() < kLoneLetters || places.times_generated != 1 || places.times_recognised != 1) continue;
    pairs.push_back({places.recognised, 1, places.generated, 1, 0});
  }
  std::sort(pairs.begin(), pairs.end(),
            [](const Pair& a, const Pair& b) { return a.generated < b.generated; });
}

}  // namespace ocrchat
