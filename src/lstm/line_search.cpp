#include "lstm/line_search.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace ocrchat {
namespace {

// From here on the rest is too little for any path through another class, be its word known or not: the beam
// asks 3 % of a known one.
constexpr float kSure = 0.98F;
constexpr int kDoubt = -1;
constexpr int kSpaceLetter = 0;
constexpr int kLongestBorder = 6;   // steps
constexpr std::size_t kAround = 1;  // sure letters that are searched with one in doubt, for the word's sake

/// Any letter that begins with `code`.
int letter_with(const CodeTrie& codes, int state, int code) {
  if (const int letter = codes.letter(state, code); letter != CodeTrie::kNone) return letter;
  const int next = codes.next(state, code);
  if (next == CodeTrie::kNone) return CodeTrie::kNone;
  for (int other = 0; other < codes.classes(); ++other)
    if (const int letter = letter_with(codes, next, other); letter != CodeTrie::kNone) return letter;
  return CodeTrie::kNone;
}

}  // namespace

LineSearch::LineSearch(const CodeTrie& codes, const Charset& charset, const Dictionary& dictionary,
                       int null_class)
    : codes_(codes),
      null_(null_class),
      charset_(charset),
      dictionary_(dictionary),
      words_(dictionary),
      beam_(codes, null_class, dictionary.empty() ? nullptr : &words_) {
  for (int code = 0; code < codes.classes(); ++code) {
    const int letter = code == null_ ? CodeTrie::kNone : letter_with(codes, CodeTrie::kRoot, code);
    unspaced_.push_back(letter != CodeTrie::kNone && charset.is_unspaced(letter));
  }
}

int LineSearch::sure_code(std::span<const float> step, int last) const {
  const auto is_sure = [&](int code) { return step[static_cast<std::size_t>(code)] >= kSure; };
  if (is_sure(null_)) return null_;
  if (last != kDoubt && is_sure(last)) return last;
  const auto found = std::find_if(step.begin(), step.end(), [](float p) { return p >= kSure; });
  return found == step.end() ? kDoubt : static_cast<int>(found - step.begin());
}

void LineSearch::find_sure_codes(const Posteriors& line) {
  sure_.clear();
  likelihood_.clear();
  for (int t = 0; t < line.steps; ++t) {
    const int code = sure_code(line.at(t), sure_.empty() ? kDoubt : sure_.back());
    sure_.push_back(code);
    likelihood_.push_back(code == kDoubt ? 0 : line.at(t)[static_cast<std::size_t>(code)]);
  }
  settle_borders(line);
}

/// Steps in doubt between two classes are in none if what they spell is: the one, null and the other, each
/// for as long as it may be. Between two of the same class null would part two letters.
void LineSearch::settle_borders(const Posteriors& line) {
  for (int t = 1; t + 1 < line.steps; ++t) {
    if (sure_[static_cast<std::size_t>(t)] != kDoubt) continue;
    int end = t + 1;
    while (end < line.steps && sure_[static_cast<std::size_t>(end)] == kDoubt) ++end;
    const int before = sure_[static_cast<std::size_t>(t) - 1];
    if (before != kDoubt && end < line.steps && end - t <= kLongestBorder)
      settle_border(line, {before, t, end}, sure_[static_cast<std::size_t>(end)]);
    t = end;
  }
}

/// @param border  its steps, and the class before @param after  the class behind
void LineSearch::settle_border(const Posteriors& line, const Run& border, int after) {
  if (border.code == after) return;
  const std::array classes{border.code, null_, after};
  // The probability of all ways to be in the first, second or third of them by now, never turning back.
  std::array<float, 3> ways{1, 0, 0};
  for (int t = border.begin; t < border.end; ++t) {
    const auto step = line.at(t);
    float so_far = 0;
    for (std::size_t i = 0; i < classes.size(); ++i) {
      const bool is_there_twice = i == 1 && (border.code == null_ || after == null_);
      so_far += ways[i];
      ways[i] = is_there_twice ? 0 : so_far * step[static_cast<std::size_t>(classes[i])];
    }
  }
  if (ways[0] + ways[1] + ways[2] < kSure) return;
  std::size_t at = 0;
  for (int t = border.begin; t < border.end; ++t) {
    const auto p = [&](std::size_t i) { return line.at(t)[static_cast<std::size_t>(classes[i])]; };
    for (std::size_t i = at + 1; i < classes.size(); ++i)
      if (p(i) > p(at)) at = i;
    sure_[static_cast<std::size_t>(t)] = classes[at];
    likelihood_[static_cast<std::size_t>(t)] = ways[0] + ways[1] + ways[2];
  }
}

bool LineSearch::is_space(int code) const {
  return code != kDoubt && codes_.letter(CodeTrie::kRoot, code) == kSpaceLetter;
}

/// Cuts before and after spaces, and before letters that need none, where both sides are sure.
void LineSearch::cut() {
  pieces_.clear();
  pieces_.push_back({});
  int last = kDoubt;  // the class before, over null
  for (int t = 0; t < static_cast<int>(sure_.size()); ++t) {
    const int code = sure_[static_cast<std::size_t>(t)];
    const bool begins = t > 0 && last != kDoubt && code != kDoubt && code != null_ &&
                        code != sure_[static_cast<std::size_t>(t) - 1] && codes_.only_begins(code);
    const bool beside_space = begins && (is_space(code) || is_space(last));
    if (beside_space || (begins && unspaced_[static_cast<std::size_t>(code)]))
      pieces_.push_back({t, t, true, !beside_space});
    pieces_.back().end = t + 1;
    pieces_.back().sure &= code != kDoubt;
    if (code != null_) last = code;
  }
}

void LineSearch::mark_what_to_search() {
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    if (pieces_[i].sure) continue;
    pieces_[i].searched = true;
    for (std::size_t at = i; at > 0 && pieces_[at].goes_on && i - at < kAround; --at)
      pieces_[at - 1].searched = true;
    for (std::size_t at = i + 1; at < pieces_.size() && pieces_[at].goes_on && at - i <= kAround; ++at)
      pieces_[at].searched = true;
  }
}

std::vector<PathLetter> LineSearch::decode(const Posteriors& line) {
  words_.trim();
  find_sure_codes(line);
  cut();
  mark_what_to_search();
  std::vector<PathLetter> letters;
  for (std::size_t i = 0; i < pieces_.size();) {
    if (!pieces_[i].searched && read_off(pieces_[i], letters)) {
      ++i;
      continue;
    }
    const std::size_t begin = i++;
    while (i < pieces_.size() && pieces_[i].searched && pieces_[i].goes_on) ++i;
    search(line, begin, i, letters);
  }
  mark_words(letters);
  return letters;
}

void LineSearch::search(const Posteriors& line, std::size_t begin, std::size_t end,
                        std::vector<PathLetter>& letters) {
  const bool may_end_in_word = end < pieces_.size() && pieces_[end].goes_on;
  const auto found = beam_.decode(line, {pieces_[begin].begin, pieces_[end - 1].end, may_end_in_word});
  letters.insert(letters.end(), found.begin(), found.end());
}

/// @returns false, and no letters, if the classes spell none or could spell several
bool LineSearch::read_off(const Piece& piece, std::vector<PathLetter>& letters) const {
  const std::size_t before = letters.size();
  PathLetter letter;
  int state = CodeTrie::kRoot;
  for (Run run = run_at(piece.begin, piece.end); run.begin < piece.end; run = run_at(run.end, piece.end)) {
    if (run.code == null_) continue;
    if (state == CodeTrie::kRoot) letter = {CodeTrie::kNone, run.begin};
    weigh(run, letter);
    letter.letter = codes_.letter(state, run.code);
    const int next = codes_.next(state, run.code);
    if ((letter.letter == CodeTrie::kNone) == (next == CodeTrie::kNone)) {
      letters.resize(before);
      return false;
    }
    state = letter.letter == CodeTrie::kNone ? next : CodeTrie::kRoot;
    if (state != CodeTrie::kRoot) continue;
    letter.end = run.end;
    letter.mean /= static_cast<float>(letter.end - letter.begin);
    letters.push_back(letter);
  }
  if (state != CodeTrie::kRoot) letters.resize(before);
  return state == CodeTrie::kRoot;
}

/// What stands between spaces, read through the dictionary once more: however a path was found.
void LineSearch::mark_words(std::vector<PathLetter>& letters) {
  for (auto begin = letters.begin(); begin != letters.end();) {
    auto state = WordAutomaton::kStart;
    auto end = begin;
    for (; end != letters.end() && end->letter != kSpaceLetter; ++end)
      state = words_.after(state, end->letter);
    const bool known = state != WordAutomaton::kNone && words_.is_word(state);
    for (; begin != end; ++begin) {
      begin->in_known_word = known;
      begin->unspaced = charset_.is_unspaced(begin->letter);
    }
    if (begin != letters.end()) ++begin;
  }
}

LineSearch::Run LineSearch::run_at(int begin, int end) const {
  if (begin >= end) return {kDoubt, end, end};
  Run run{sure_[static_cast<std::size_t>(begin)], begin, begin + 1};
  while (run.end < end && sure_[static_cast<std::size_t>(run.end)] == run.code) ++run.end;
  return run;
}

/// Adds a run's certainties to a letter, of which `mean` is a sum as yet.
void LineSearch::weigh(const Run& run, PathLetter& letter) const {
  for (int t = run.begin; t < run.end; ++t) {
    const float certainty = std::log(likelihood_[static_cast<std::size_t>(t)]);
    letter.worst = std::min(letter.worst, certainty);
    letter.mean += certainty;
  }
}

}  // namespace ocrchat
