#include "grounding/verify.hpp"

#include <algorithm>
#include <unordered_map>

namespace ocrchat {
namespace {

constexpr double kLeastSupport = 6;  // nats that a run must bring: 1 in 400 by chance
constexpr double kMostOfAll = 0.5;   // or this share of what all runs bring, on a page of a few words
constexpr double kFirm = 0;          // nats of a pair that holds by itself
constexpr double kAlike = 0.465;     // share of letters, where the engine errs little
constexpr int kSoon = 4;             // tokens
constexpr std::size_t kLoneLetters = 5;

std::u32string read_text(const Pair& pair, const std::vector<FoldedToken>& recognised) {
  const auto at = static_cast<std::size_t>(pair.recognised);
  return pair.recognised_count == 2 ? recognised[at].text + recognised[at + 1].text : recognised[at].text;
}

std::u32string said_text(const Pair& pair, const std::vector<FoldedToken>& generated) {
  const auto at = static_cast<std::size_t>(pair.generated);
  return pair.generated_count == 2 ? generated[at].text + generated[at + 1].text : generated[at].text;
}

/// Whether `b` stands soon after `a` in both texts.
bool follows(const Pair& a, const Pair& b) {
  return b.recognised - a.recognised <= kSoon && b.generated - a.generated <= kSoon;
}

double support(const Run& run) {
  double sum = 0;
  for (const Pair& pair : run) sum += std::max(0.0, pair.score);
  return sum;
}

/// How alike texts must be: the worse the engine reads, the less.
double least_agreement(double error_rate) {
  return kAlike - error_rate / 2;
}

double agreement(const Pair& pair, const std::vector<FoldedToken>& generated,
                 const std::vector<FoldedToken>& recognised) {
  return agreement_of(read_text(pair, recognised), said_text(pair, generated));
}

/// Which generated tokens are paired.
std::vector<bool> paired(const std::vector<Run>& runs, std::size_t tokens) {
  std::vector<bool> result(tokens);
  for (const Run& run : runs) {
    for (const Pair& pair : run) {
      for (int i = 0; i < pair.generated_count; ++i)
        result[static_cast<std::size_t>(pair.generated + i)] = true;
    }
  }
  return result;
}

bool any_of(const std::vector<bool>& flags, int begin, int end) {
  if (begin < 0 || end > static_cast<int>(flags.size())) return true;  // the text's own end is as good
  return std::find(flags.begin() + begin, flags.begin() + end, true) != flags.begin() + end;
}

/// Whether what stands before and after the pair is paired too: on one side at least in the same run, on the
/// other in a run that joins it in the generated text (the line's end, where columns are read across).
bool stands_in_place(const Run& run, std::size_t at, const std::vector<bool>& is_paired) {
  const Pair& pair = run[at];
  const bool before = at > 0 && follows(run[at - 1], pair);
  const bool after = at + 1 < run.size() && follows(pair, run[at + 1]);
  const int end = pair.generated + pair.generated_count;
  return (before && after) || (before && any_of(is_paired, end, end + kSoon)) ||
         (after && any_of(is_paired, pair.generated - kSoon, pair.generated));
}

/// Without pairs that are little alike, and runs that could be chance.
void drop_unlike(std::vector<Run>& runs, const std::vector<FoldedToken>& generated,
                 const std::vector<FoldedToken>& recognised, double error_rate) {
  double all = 0;
  for (const Run& run : runs) all += support(run);
  const double least = std::min(kLeastSupport, kMostOfAll * all);
  for (Run& run : runs) {
    std::erase_if(run, [&](const Pair& pair) {
      return agreement(pair, generated, recognised) < least_agreement(error_rate);
    });
    if (support(run) < least) run.clear();
  }
}

/// Without pairs that do not hold by themselves and do not stand between others.
void drop_displaced(std::vector<Run>& runs, const std::vector<FoldedToken>& generated,
                    const std::vector<FoldedToken>& recognised) {
  const std::vector<bool> is_paired = paired(runs, generated.size());
  for (Run& run : runs) {
    Run kept;
    for (std::size_t i = 0; i < run.size(); ++i) {
      const bool firm = run[i].score >= kFirm || agreement(run[i], generated, recognised) == 1;
      if (firm || stands_in_place(run, i, is_paired)) kept.push_back(run[i]);
    }
    run = std::move(kept);
  }
}

}  // namespace

std::vector<Pair> verified(std::vector<Run> runs, const std::vector<FoldedToken>& generated,
                           const std::vector<FoldedToken>& recognised, double error_rate) {
  drop_unlike(runs, generated, recognised, error_rate);
  drop_displaced(runs, generated, recognised);
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

void add_lone_words(std::vector<Pair>& pairs, const std::vector<FoldedToken>& generated,
                    const std::vector<FoldedToken>& recognised) {
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
