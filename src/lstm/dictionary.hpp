#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "lstm/charset.hpp"
#include "lstm/dawg.hpp"

namespace ocrchat {

/// What a model file knows of its language: words, forms of numbers, and the punctuation that may stand
/// around them (tesseract's `dict.h`). Immutable, safe to share between threads; refers to the bytes and the
/// charset, which must outlive it.
class Dictionary {
 public:
  /// Entries of a model file; any may be missing.
  struct Parts {
    std::optional<BytesView> words;
    std::optional<BytesView> numbers;
    std::optional<BytesView> punctuation;
  };
  /// @throws Error(engine_not_configured) if a part of it is damaged
  Dictionary(const Parts& parts, const Charset& charset);

  /// Whether there are no words: without them it is of no use.
  bool empty() const { return !words_; }

 private:
  friend class WordAutomaton;

  const Charset& charset_;
  std::optional<Dawg> words_;
  std::optional<Dawg> numbers_;      ///< every digit in it is the space's letter
  std::optional<Dawg> punctuation_;  ///< the word in its midst is the space's letter
};

/// A dictionary as one automaton over letters: from the start of a word a state for each beginning of one,
/// with the punctuation around it. A state is a set of places in the graphs; it is made when it is first met
/// and kept (determinisation on demand). Not thread-safe.
class WordAutomaton {
 public:
  using State = std::int32_t;
  static constexpr State kStart = 0;
  static constexpr State kNone = -1;

  /// @param most_transitions  kept from line to line: 200,000 take some 10 MiB
  explicit WordAutomaton(const Dictionary& dictionary, std::size_t most_transitions = 200'000);

  /// kNone where no word goes on so, and from there always.
  State after(State state, int letter);
  /// Whether a word, with its punctuation, may end here.
  bool ends(State state) const { return at(state).ends; }
  /// Whether what ends here is a word proper: no number, nor punctuation alone.
  bool is_word(State state) const { return at(state).is_word; }
  /// Whether the next word may follow without a space.
  bool needs_no_space(int letter) const;
  /// To be called between lines: forgets what it has met if that has become too much; all states but kStart
  /// are void then.
  void trim();

 private:
  enum class Graph : std::int8_t { none, words, numbers };

  /// Where reading stands: in the punctuation before a word, in a word, or in the punctuation after it.
  struct Place {
    Graph graph = Graph::none;
    Dawg::Edge edge = 0;                    ///< the last one taken in `graph`
    std::optional<Dawg::Edge> punctuation;  ///< the last one taken there
    bool behind = false;                    ///< the word is over
    bool operator==(const Place&) const = default;
  };
  struct Known {
    std::vector<Place> places;
    bool ends = false;
    bool is_word = false;
  };

  const Known& at(State state) const { return states_[static_cast<std::size_t>(state)]; }
  void forget();
  Known reached(const Known& from, int letter) const;
  void begin_word(const Place& from, int letter, Known& to) const;
  void go_on_in_word(const Place& from, int letter, Known& to) const;
  void go_on_behind(const Place& from, int letter, Known& to) const;
  std::optional<Dawg::Edge> in_punctuation(const Place& from, int letter) const;
  bool punctuation_ends(const std::optional<Dawg::Edge>& edge) const;
  const std::optional<Dawg>& graph(Graph which) const;
  int letter_in(Graph which, int letter) const;
  static void add(Known& to, const Place& place, bool ends);

  const Dictionary& dictionary_;
  std::size_t most_transitions_;
  std::vector<Known> states_;
  std::unordered_map<std::uint64_t, State> transitions_;  ///< those that lead nowhere, too
};

}  // namespace ocrchat
