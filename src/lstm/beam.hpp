#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "lstm/code_trie.hpp"
#include "lstm/dictionary.hpp"
#include "lstm/posteriors.hpp"

namespace ocrchat {

/// A letter on the best path through a line.
struct PathLetter {
  int letter = 0;  ///< of the charset
  int begin = 0;   ///< the steps it takes, [begin, end)
  int end = 0;
  float worst = 0;               ///< ln p of its least likely step, 0 or less
  float mean = 0;                ///< mean of ln p over its steps
  int second = CodeTrie::kNone;  ///< the letter that the network would have there otherwise
  float second_share = 0;        ///< the most that the network gives it at one step, 0..1
  bool in_known_word = false;    ///< of a word that the dictionary has
  bool unspaced = false;         ///< of a script without spaces: where its word ends is not known
};

/// Steps of a line that are read by themselves, [begin, end).
struct Stretch {
  int begin = 0;
  int end = 0;
  bool may_end_in_word = false;  ///< what follows may go on with the word
};

/// Finds the likeliest letters of a line: a beam search over the classes of each step with the connectionist
/// temporal classification's rules (a class may go on for some steps; the null class parts two of a kind),
/// in which classes spell letters, and letters words: paths of words that the dictionary does not know weigh
/// less. The search is tesseract's (`recodebeam.cpp`). Holds scratch memory: one to a thread.
class Beam {
 public:
  /// @param words  may be null: then all words are alike; else must outlive this object
  Beam(const CodeTrie& codes, int null_class, WordAutomaton* words = nullptr)
      : codes_(codes), null_(null_class), words_(words) {}

  /// From left to right.
  std::vector<PathLetter> decode(const Posteriors& line, const Stretch& stretch);
  std::vector<PathLetter> decode(const Posteriors& line) { return decode(line, {0, line.steps, false}); }

 private:
  /// What may follow a node. Where the likelihoods of a class and of null were added up, one of the two has
  /// to have been meant, and what follows must not say otherwise.
  enum class Follows : std::uint8_t { any, only_repeats, no_repeats };
  static constexpr int kFollows = 3;
  static constexpr int kLengths = CodeTrie::kLongest + 1;
  static constexpr int kKinds = 2;  ///< paths of any words, and of those that the dictionary knows
  static constexpr int kBeams = kKinds * kLengths * kFollows;
  static constexpr int kWidest = 16;
  static constexpr std::int32_t kNoNode = -1;

  struct Node {
    std::int32_t before = kNoNode;
    std::int32_t letter = CodeTrie::kNone;  ///< completed here
    std::uint64_t spelled = 0;              ///< hash of the classes so far
    float score = 0;                        ///< sum of ln p so far, as the dictionary weighs them
    float certainty = 0;                    ///< ln p of this step
    std::int32_t state = CodeTrie::kRoot;
    WordAutomaton::State word = WordAutomaton::kNone;  ///< what the dictionary knows of the letters so far
    std::int16_t code = 0;
    bool repeats = false;  ///< the same class as at the step before, going on
  };

  struct Heap {
    int count = 0;
    std::array<Node, kWidest> nodes;
  };

  /// Classes worth looking at in a step: the likeliest two and null first, others only if those lead nowhere.
  struct Choice {
    static constexpr int kMost = 6;
    struct Candidate {
      int code = 0;
      float certainty = 0;
    };
    std::array<Candidate, kMost> candidates{};
    int counts[2] = {0, 0};  ///< of the first and of the second group
    int first = 0;
    int second = 0;
    const Candidate* begin(int group) const { return candidates.data() + (group == 0 ? 0 : counts[0]); }
    const Candidate* end(int group) const { return begin(group) + counts[group]; }
  };

  struct Continuation {
    const Node* node = nullptr;
    std::int32_t index = kNoNode;
    bool known = false;  ///< of the dictionary's paths
    int length = 0;
    Follows follows = Follows::any;
  };
  static std::size_t beam_of(bool known, int length, Follows follows) {
    return static_cast<std::size_t>(((known ? 1 : 0) * kLengths + length) * kFollows +
                                    static_cast<int>(follows));
  }

  void choose(std::span<const float> step);
  void take_step(std::span<const float> step, std::size_t begin_of_last);
  void go_on_from_all(std::span<const float> step, int group, std::size_t begin_of_last);
  void go_on(const Continuation& last, std::span<const float> step, int group);
  void repeat(const Continuation& last, std::span<const float> step, int group);
  void spell(const Continuation& last, std::span<const float> step, int group);
  void complete(const Continuation& last, Follows follows, const Node& node);
  void complete_known(const Continuation& last, Follows follows, Node node);
  void offer_start(const Continuation& last, Follows follows, Node node, float cost);
  void push_on(const Continuation& last, int length, Follows follows, const Node& node);
  void push(const Continuation& last, std::size_t beam, const Node& node, float cost);
  bool is_possible(const Node& node) const;
  Node linked(const Continuation& last, Node node, float cost) const;
  void keep(std::size_t beam, const Node& node);
  float cost_of(float certainty, bool known) const;
  float with_null(const Continuation& last, std::span<const float> step, int code) const;
  int group_of(int code) const;
  std::size_t keep_step();
  std::vector<std::int32_t> best_path(bool may_end_in_word) const;
  std::vector<PathLetter> letters_on(const std::vector<std::int32_t>& path, const Posteriors& line,
                                     int first_step) const;
  void find_second(PathLetter& letter, const Posteriors& line, int own_code) const;

  const CodeTrie& codes_;
  int null_;
  WordAutomaton* words_;
  Choice choice_;
  std::array<Heap, kBeams> heaps_;
  std::array<std::optional<Node>, kFollows> starts_;  ///< the best places of a step for a word to begin after
  std::vector<Node> nodes_;                           ///< of all steps
  std::array<int, kBeams + 1> offsets_{};             ///< of the last step's beams among its nodes
};

}  // namespace ocrchat
