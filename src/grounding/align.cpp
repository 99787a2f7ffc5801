#include "grounding/align.hpp"

#include <algorithm>
#include <cmath>

#include "grounding/reorder.hpp"
#include "grounding/verify.hpp"

namespace ocrchat {
namespace {

constexpr double kUsualErrors = 0.08;  // before the page has told its own
constexpr double kFewestErrors = 0.01;
constexpr double kMostErrors = 0.3;
constexpr double kUnseenErrors = 1.15;  // misreadings too bad to be paired are not counted
constexpr double kLeave = -2.5;
constexpr double kJump = -9;
constexpr double kJumpAtBreak = -6;
constexpr double kJumpInLine = -12;
constexpr double kLeastShare = 0.5;  // of a word's letters that must be paired
constexpr int kNear = 3;             // words between parts of one match

std::vector<double> jump_costs(const std::vector<FoldedToken>& recognised, std::span<const Box> boxes) {
  std::vector<double> costs(recognised.size(), kJump);
  for (std::size_t j = 1; j < recognised.size() && !boxes.empty(); ++j) {
    const auto before = static_cast<std::size_t>(recognised[j - 1].word);
    const auto after = static_cast<std::size_t>(recognised[j].word);
    costs[j] = before != after && is_break(boxes[before], boxes[after]) ? kJumpAtBreak : kJumpInLine;
  }
  return costs;
}

double error_rate(const std::vector<Pair>& pairs, const std::vector<FoldedToken>& generated,
                  const std::vector<FoldedToken>& recognised) {
  double letters = 0;
  double wrong = 0;
  for (const Pair& pair : pairs) {
    if (pair.generated_count != 1 || pair.recognised_count != 1) continue;
    const std::u32string& said = generated[static_cast<std::size_t>(pair.generated)].text;
    const std::u32string& read = recognised[static_cast<std::size_t>(pair.recognised)].text;
    const auto longer = static_cast<double>(std::max(said.size(), read.size()));
    letters += longer;
    wrong += (1 - agreement_of(said, read)) * longer;
  }
  return letters > 0 ? std::clamp(kUnseenErrors * wrong / letters, kFewestErrors, kMostErrors) : kUsualErrors;
}

/// What of a word's tokens is paired, gathered to one match.
struct Part {
  std::vector<int> words;  ///< recognised
  double begin = 0;
  double end = 1;
  double letters = 0;
  double agreeing = 0;
};

class Matches {
 public:
  Matches(const std::vector<FoldedToken>& generated, const std::vector<FoldedToken>& recognised,
          std::size_t words)
      : generated_(generated), recognised_(recognised), letters_(words), parts_(words) {
    for (const FoldedToken& token : generated) letters_[static_cast<std::size_t>(token.word)] += size(token);
  }

  void add(const Pair& pair) {
    const FoldedToken& first = generated_[static_cast<std::size_t>(pair.generated)];
    const FoldedToken& read = recognised_[static_cast<std::size_t>(pair.recognised)];
    const FoldedToken& last =
        recognised_[static_cast<std::size_t>(pair.recognised + pair.recognised_count - 1)];
    if (pair.generated_count == 1) {
      const std::u32string text = pair.recognised_count == 1 ? read.text : read.text + last.text;
      add(first, {words_of(read, last), read.begin, last.end, size(first),
                  size(first) * agreement_of(first.text, text)});
      return;
    }
    // Run together: each has its share of the letters.
    const FoldedToken& second = generated_[static_cast<std::size_t>(pair.generated + 1)];
    const double share = size(first) / (size(first) + size(second));
    const double cut = read.begin + share * (read.end - read.begin);
    const double agreement = agreement_of(first.text + second.text, read.text);
    add(first, {{read.word}, read.begin, cut, size(first), size(first) * agreement});
    add(second, {{read.word}, cut, read.end, size(second), size(second) * agreement});
  }

  std::vector<Match> all() const {
    std::vector<Match> result(parts_.size());
    for (std::size_t word = 0; word < parts_.size(); ++word) result[word] = match(word);
    return result;
  }

 private:
  static std::vector<int> words_of(const FoldedToken& first, const FoldedToken& last) {
    return first.word == last.word ? std::vector{first.word} : std::vector{first.word, last.word};
  }

  static double size(const FoldedToken& token) { return static_cast<double>(token.text.size()); }

  /// Parts near each other are one; others stay apart, and the greatest wins.
  void add(const FoldedToken& token, const Part& part) {
    std::vector<Part>& parts = parts_[static_cast<std::size_t>(token.word)];
    const int far = parts.empty() ? kNear + 1 : part.words.front() - parts.back().words.back();
    if (far >= 0 && far <= kNear) {
      Part& whole = parts.back();
      whole.words.insert(whole.words.end(), part.words.begin() + (far == 0 ? 1 : 0), part.words.end());
      whole.end = part.end;
      whole.letters += part.letters;
      whole.agreeing += part.agreeing;
      return;
    }
    parts.push_back(part);
  }

  Match match(std::size_t word) const {
    const std::vector<Part>& parts = parts_[word];
    const auto best = std::max_element(parts.begin(), parts.end(),
                                       [](const Part& a, const Part& b) { return a.agreeing < b.agreeing; });
    if (best == parts.end() || best->letters < kLeastShare * letters_[word]) return {};
    return {best->words, best->agreeing / letters_[word], best->begin, best->end};
  }

  const std::vector<FoldedToken>& generated_;
  const std::vector<FoldedToken>& recognised_;
  std::vector<double> letters_;
  std::vector<std::vector<Part>> parts_;
};

std::vector<Pair> pairs_of(const std::vector<FoldedToken>& generated,
                           const std::vector<FoldedToken>& recognised, std::span<const Box> boxes,
                           double errors) {
  const StepCosts costs{kLeave, kLeave, jump_costs(recognised, boxes)};
  const std::vector<Run> runs =
      best_walk(generated, recognised, candidates(generated, recognised), Likeness(generated, errors), costs);
  return verified(runs, generated, recognised, errors);
}

}  // namespace

std::vector<Match> align_words(std::span<const std::string> generated,
                               std::span<const std::string> recognised, std::span<const Box> boxes) {
  const std::vector<FoldedToken> said = tokens_of(generated);
  std::vector<FoldedToken> read = tokens_of(recognised);
  Matches matches(said, read, generated.size());
  if (said.empty() || read.empty()) return matches.all();
  // The first walk tells the order of the pieces and how well the engine reads, the second uses both.
  std::vector<Pair> pairs = pairs_of(said, read, boxes, kUsualErrors);
  const double errors = error_rate(pairs, said, read);
  read = in_generated_order(read, pairs, boxes);
  pairs = pairs_of(said, read, {}, errors);
  add_lone_words(pairs, said, read);
  for (const Pair& pair : pairs) matches.add(pair);
  return matches.all();
}

}  // namespace ocrchat
