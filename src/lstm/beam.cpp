#include "lstm/beam.hpp"

#include <algorithm>
#include <cmath>

namespace ocrchat {
namespace {

constexpr float kLeastLog = -20;  // of a probability next to nothing
constexpr float kLeast = 2.0611536e-9F;
constexpr std::size_t kTop = 5;
constexpr std::array<int, CodeTrie::kLongest + 1> kWidths{5, 10, 16, 16, 16, 16, 16, 16, 16, 16};
constexpr std::uint64_t kPrime = 0x9E3779B97F4A7C15;
constexpr int kSpace = 0;  // the letter
// What tesseract weighs words with that its dictionary does not know, and what it asks of a step of those
// that it does (`lstmrecognizer.cpp`).
constexpr float kPerStep = 0.085F;
constexpr float kUnknown = 2.25F;
constexpr float kLeastKnown = -25.0F / 7;

float log_of(float p) {
  return p > kLeast ? std::log(p) : kLeastLog;
}

/// The likeliest classes of a step, likeliest first.
class Likeliest {
 public:
  explicit Likeliest(std::span<const float> step) {
    constexpr std::size_t kChunk = 16;
    std::size_t at = 0;
    for (; at + kChunk <= step.size(); at += kChunk) {
      float most = step[at];
      for (std::size_t i = 1; i < kChunk; ++i) most = std::max(most, step[at + i]);
      if (most > least_) insert_all(step, at, at + kChunk);
    }
    insert_all(step, at, step.size());
  }

  std::size_t size() const { return count_; }
  int code(std::size_t i) const { return codes_[i]; }

 private:
  void insert_all(std::span<const float> step, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      if (step[i] > least_) insert(static_cast<int>(i), step[i]);
  }
  void insert(int code, float p) {
    if (count_ < kTop) ++count_;
    std::size_t at = count_ - 1;
    for (; at > 0 && shares_[at - 1] < p; --at) {
      shares_[at] = shares_[at - 1];
      codes_[at] = codes_[at - 1];
    }
    shares_[at] = p;
    codes_[at] = code;
    if (count_ == kTop) least_ = shares_[kTop - 1];
  }

  std::array<int, kTop> codes_{};
  std::array<float, kTop> shares_{};
  std::size_t count_ = 0;
  float least_ = -1;
};

}  // namespace

void Beam::choose(std::span<const float> step) {
  const Likeliest top(step);
  choice_ = {};
  choice_.first = top.code(0);
  choice_.second = top.size() > 1 ? top.code(1) : top.code(0);
  int count = 0;
  const auto add = [&](int code, int group) {
    choice_.candidates[static_cast<std::size_t>(count++)] = {code,
                                                             log_of(step[static_cast<std::size_t>(code)])};
    ++choice_.counts[group];
  };
  add(null_, 0);
  for (std::size_t i = 0; i < std::min<std::size_t>(2, top.size()); ++i)
    if (top.code(i) != null_) add(top.code(i), 0);
  for (std::size_t i = 2; i < top.size(); ++i)
    if (top.code(i) != null_) add(top.code(i), 1);
}

int Beam::group_of(int code) const {
  for (int i = 0; i < choice_.counts[0] + choice_.counts[1]; ++i)
    if (choice_.candidates[static_cast<std::size_t>(i)].code == code) return i < choice_.counts[0] ? 0 : 1;
  return -1;
}

/// A step of a word that the dictionary does not know counts more: it has to be so much surer.
float Beam::cost_of(float certainty, bool known) const {
  if (words_ == nullptr) return certainty;
  return (certainty - kPerStep) * (known ? 1 : kUnknown);
}

void Beam::push_on(const Continuation& last, int length, Follows follows, const Node& node) {
  if (length >= kLengths || (last.known && node.certainty - kPerStep <= kLeastKnown)) return;
  push(last, beam_of(last.known, length, follows), node, cost_of(node.certainty, last.known));
}

/// @param cost  of the step: what it adds to the path's score
void Beam::push(const Continuation& last, std::size_t beam, const Node& node, float cost) {
  if (is_possible(node)) keep(beam, linked(last, node, cost));
}

bool Beam::is_possible(const Node& node) const {
  return node.certainty > kLeastLog || node.code == null_;
}

Beam::Node Beam::linked(const Continuation& last, Node node, float cost) const {
  node.score = cost;
  if (last.node != nullptr) {
    node.before = last.index;
    node.score += last.node->score;
    node.spelled = last.node->spelled;
  }
  if (!node.repeats && node.code != null_)
    node.spelled = (node.spelled + static_cast<std::uint64_t>(node.code) + 1) * kPrime;
  return node;
}

void Beam::keep(std::size_t beam, const Node& node) {
  Heap& heap = heaps_[beam];
  const int width = kWidths[beam / kFollows % kLengths];
  Node* worst = nullptr;
  for (int i = 0; i < heap.count; ++i) {
    Node& other = heap.nodes[static_cast<std::size_t>(i)];
    if (other.code == node.code && other.spelled == node.spelled && other.word == node.word) {
      if (node.score > other.score) other = node;
      return;
    }
    if (worst == nullptr || other.score < worst->score) worst = &other;
  }
  if (heap.count < width)
    heap.nodes[static_cast<std::size_t>(heap.count++)] = node;
  else if (node.score > worst->score)
    *worst = node;
}

/// A letter is complete. In a word that the dictionary does not know one that it knows may begin after it.
void Beam::complete(const Continuation& last, Follows follows, const Node& node) {
  if (last.known) return complete_known(last, follows, node);
  push_on(last, 0, follows, node);
  if (words_ == nullptr) return;
  if (node.letter == kSpace) {
    // The space belongs to the words on both sides; on this one it must not weigh less for the word before.
    if (node.certainty - kPerStep > kLeastKnown)
      offer_start(last, follows, node, cost_of(node.certainty, true));
  } else if (words_->needs_no_space(node.letter)) {
    offer_start(last, follows, node, cost_of(node.certainty, false));
  }
}

void Beam::complete_known(const Continuation& last, Follows follows, Node node) {
  if (node.certainty - kPerStep <= kLeastKnown) return;
  const auto before = last.node != nullptr ? last.node->word : WordAutomaton::kStart;
  const float cost = cost_of(node.certainty, true);
  node.word = WordAutomaton::kNone;
  const auto push_either = [&] {
    offer_start(last, follows, node, cost);
    push(last, beam_of(false, 0, follows), node, cost);  // the next word may be an unknown one
  };
  if (node.letter == kSpace) {
    if (words_->ends(before)) push_either();
    return;
  }
  const auto word = words_->after(before, node.letter);
  if (word == WordAutomaton::kNone) return;
  const bool may_be_over = words_->ends(word) && words_->needs_no_space(node.letter);
  if (may_be_over) push_either();
  node.word = word;
  push(last, beam_of(true, 0, follows), node, cost);
}

/// After `node` a word may begin. A step has one such place of each kind, the best, so that the beam of known
/// words is not filled with beginnings.
void Beam::offer_start(const Continuation& last, Follows follows, Node node, float cost) {
  if (!is_possible(node)) return;
  node.word = WordAutomaton::kStart;
  node = linked(last, node, cost);
  std::optional<Node>& best = starts_[static_cast<std::size_t>(follows)];
  if (!best || node.score > best->score) best = node;
}

/// ln of what a class and null have together; with the class before, too, if the two are the likeliest: then
/// it is a matter of which of them ends where.
float Beam::with_null(const Continuation& last, std::span<const float> step, int code) const {
  const auto share = [&](int of) { return step[static_cast<std::size_t>(of)]; };
  float p = share(code) + share(null_);
  if (last.node != nullptr && last.follows == Follows::any && last.node->code != null_) {
    const int before = last.node->code;
    const bool are_likeliest = (before == choice_.first && code == choice_.second) ||
                               (code == choice_.first && before == choice_.second);
    if (are_likeliest && before != code) p += share(before);
  }
  return log_of(p);
}

void Beam::repeat(const Continuation& last, std::span<const float> step, int group) {
  const Node& before = *last.node;
  if (group_of(before.code) != group) return;
  Node node;
  node.code = before.code;
  node.letter = before.letter;
  node.state = before.state;
  node.word = before.word;
  node.repeats = true;
  node.certainty = log_of(step[static_cast<std::size_t>(before.code)]);
  if (last.follows != Follows::no_repeats) push_on(last, last.length, Follows::any, node);
  if (last.follows != Follows::any || group != 0 || before.code == null_) return;
  node.certainty =
      log_of(step[static_cast<std::size_t>(before.code)] + step[static_cast<std::size_t>(null_)]);
  push_on(last, last.length, Follows::no_repeats, node);
}

/// Classes other than the one before: they complete a letter, or begin one, or go on with it.
void Beam::spell(const Continuation& last, std::span<const float> step, int group) {
  const int state = last.node != nullptr ? last.node->state : CodeTrie::kRoot;
  const auto word = !last.known            ? WordAutomaton::kNone
                    : last.node != nullptr ? last.node->word
                                           : WordAutomaton::kStart;
  for (const auto* candidate = choice_.begin(group); candidate != choice_.end(group); ++candidate) {
    const int code = candidate->code;
    if (last.node != nullptr && last.node->code == code) continue;
    Node node;
    node.code = static_cast<std::int16_t>(code);
    node.certainty = candidate->certainty;
    node.word = word;
    if (code == null_) {
      // Between two classes of a letter, or between letters.
      node.state = state;
      push_on(last, last.length, Follows::any, node);
      continue;
    }
    Node sure = node;
    if (group == 0) sure.certainty = with_null(last, step, code);
    if (const int letter = codes_.letter(state, code); letter != CodeTrie::kNone) {
      node.letter = sure.letter = letter;
      complete(last, Follows::any, node);
      if (group == 0) complete(last, Follows::only_repeats, sure);
      node.letter = sure.letter = CodeTrie::kNone;
    }
    if (const int next = codes_.next(state, code); next != CodeTrie::kNone) {
      node.state = sure.state = next;
      push_on(last, last.length + 1, Follows::any, node);
      if (group == 0) push_on(last, last.length + 1, Follows::only_repeats, sure);
    }
  }
}

void Beam::go_on(const Continuation& last, std::span<const float> step, int group) {
  if (last.node != nullptr) repeat(last, step, group);
  if (last.follows != Follows::only_repeats) spell(last, step, group);
}

void Beam::take_step(std::span<const float> step, std::size_t begin_of_last) {
  choose(step);
  for (Heap& heap : heaps_) heap.count = 0;
  starts_ = {};
  const auto leads_on = [&] {
    return std::any_of(heaps_.begin(), heaps_.end(), [](const Heap& heap) { return heap.count > 0; });
  };
  for (int group = 0; group < 2 && !leads_on(); ++group) {
    if (nodes_.empty()) {
      go_on({}, step, group);
      if (words_ != nullptr) go_on({nullptr, kNoNode, true, 0, Follows::any}, step, group);
    } else {
      go_on_from_all(step, group, begin_of_last);
    }
  }
  for (std::size_t follows = 0; follows < starts_.size(); ++follows)
    if (starts_[follows]) keep(beam_of(true, 0, static_cast<Follows>(follows)), *starts_[follows]);
}

void Beam::go_on_from_all(std::span<const float> step, int group, std::size_t begin_of_last) {
  std::size_t beam = 0;
  for (int known = 0; known < kKinds; ++known)
    for (int length = 0; length < kLengths; ++length)
      for (int follows = 0; follows < kFollows; ++follows, ++beam)
        for (int i = offsets_[beam]; i < offsets_[beam + 1]; ++i) {
          const std::size_t index = begin_of_last + static_cast<std::size_t>(i);
          go_on({&nodes_[index], static_cast<std::int32_t>(index), known != 0, length,
                 static_cast<Follows>(follows)},
                step, group);
        }
}

std::size_t Beam::keep_step() {
  const std::size_t begin = nodes_.size();
  int offset = 0;
  for (std::size_t beam = 0; beam < heaps_.size(); ++beam) {
    offsets_[beam] = offset;
    nodes_.insert(nodes_.end(), heaps_[beam].nodes.begin(), heaps_[beam].nodes.begin() + heaps_[beam].count);
    offset += heaps_[beam].count;
  }
  offsets_[kBeams] = offset;
  return begin;
}

std::vector<std::int32_t> Beam::best_path(bool may_end_in_word) const {
  const std::size_t begin = nodes_.size() - static_cast<std::size_t>(offsets_[kBeams]);
  std::int32_t best = kNoNode;
  const auto consider = [&](bool known, Follows follows) {
    const std::size_t beam = beam_of(known, 0, follows);  // whole letters only
    for (int i = offsets_[beam]; i < offsets_[beam + 1]; ++i) {
      const std::size_t index = begin + static_cast<std::size_t>(i);
      const Node& node = nodes_[index];
      if (known && !may_end_in_word && node.word != WordAutomaton::kStart && !words_->ends(node.word))
        continue;
      if (best == kNoNode || node.score > nodes_[static_cast<std::size_t>(best)].score)
        best = static_cast<std::int32_t>(index);
    }
  };
  for (const bool known : {false, true})
    for (const Follows follows : {Follows::any, Follows::no_repeats}) consider(known, follows);
  std::vector<std::int32_t> path;
  for (std::int32_t at = best; at != kNoNode; at = nodes_[static_cast<std::size_t>(at)].before)
    path.push_back(at);
  std::reverse(path.begin(), path.end());
  return path;
}

void Beam::find_second(PathLetter& letter, const Posteriors& line, int own_code) const {
  for (int t = letter.begin; t < letter.end; ++t) {
    const auto step = line.at(t);
    for (std::size_t code = 0; code < step.size(); ++code) {
      if (step[code] <= letter.second_share || static_cast<int>(code) == own_code ||
          static_cast<int>(code) == null_)
        continue;
      const int other = codes_.letter(CodeTrie::kRoot, static_cast<int>(code));
      if (other == CodeTrie::kNone || other == letter.letter) continue;
      letter.second = other;
      letter.second_share = step[code];
    }
  }
}

std::vector<PathLetter> Beam::letters_on(const std::vector<std::int32_t>& path, const Posteriors& line,
                                         int first_step) const {
  constexpr float kCertain = -0.05F;  // so sure that there is no second choice
  std::vector<PathLetter> letters;
  const auto node = [&](std::size_t step) -> const Node& {
    return nodes_[static_cast<std::size_t>(path[step])];
  };
  std::size_t step = 0;
  while (step < path.size()) {
    if (node(step).code == null_) {
      ++step;
      continue;
    }
    PathLetter letter;
    letter.begin = first_step + static_cast<int>(step);
    // The classes that spell it, then the steps over which the last of them goes on.
    bool complete = false;
    float sum = 0;
    for (; step < path.size(); ++step) {
      const Node& here = node(step);
      if (complete && !here.repeats) break;
      if (here.letter != CodeTrie::kNone) {
        complete = true;
        letter.letter = here.letter;
      }
      letter.worst = std::min(letter.worst, here.certainty);
      sum += here.certainty;
    }
    if (!complete) break;
    letter.end = first_step + static_cast<int>(step);
    letter.mean = sum / static_cast<float>(letter.end - letter.begin);
    const Node& last = node(step - 1);
    if (letter.worst < kCertain && letter.end > letter.begin) find_second(letter, line, last.code);
    letters.push_back(letter);
  }
  return letters;
}

std::vector<PathLetter> Beam::decode(const Posteriors& line, const Stretch& stretch) {
  nodes_.clear();
  if (stretch.begin >= stretch.end) return {};
  std::size_t begin = 0;
  for (int t = stretch.begin; t < stretch.end; ++t) {
    take_step(line.at(t), begin);
    begin = keep_step();
  }
  return letters_on(best_path(stretch.may_end_in_word), line, stretch.begin);
}

}  // namespace ocrchat
