#include "lstm/dictionary.hpp"

#include <algorithm>

namespace ocrchat {
namespace {

// Stands for any digit among the numbers and for the word among the punctuation.
constexpr int kPattern = 0;

std::optional<Dawg> dawg_in(const std::optional<BytesView>& part, const Charset& charset) {
  if (!part) return std::nullopt;
  return Dawg(*part, charset.size());
}

}  // namespace

Dictionary::Dictionary(const Parts& parts, const Charset& charset)
    : charset_(charset),
      words_(dawg_in(parts.words, charset)),
      numbers_(dawg_in(parts.numbers, charset)),
      punctuation_(dawg_in(parts.punctuation, charset)) {}

WordAutomaton::WordAutomaton(const Dictionary& dictionary, std::size_t most_transitions)
    : dictionary_(dictionary), most_transitions_(most_transitions) {
  forget();
}

void WordAutomaton::forget() {
  states_.clear();
  transitions_.clear();
  states_.push_back({{Place{}}, false, false});
}

void WordAutomaton::trim() {
  if (transitions_.size() > most_transitions_) forget();
}

bool WordAutomaton::needs_no_space(int letter) const {
  return dictionary_.charset_.is_unspaced(letter);
}

WordAutomaton::State WordAutomaton::after(State state, int letter) {
  if (state == kNone || letter == kPattern) return kNone;
  const std::uint64_t key =
      std::uint64_t{static_cast<std::uint32_t>(state)} << 32 | static_cast<std::uint32_t>(letter);
  const auto [entry, is_new] = transitions_.try_emplace(key, kNone);
  if (!is_new) return entry->second;
  Known next = reached(at(state), letter);
  if (next.places.empty()) return kNone;
  states_.push_back(std::move(next));
  return entry->second = static_cast<State>(states_.size() - 1);
}

WordAutomaton::Known WordAutomaton::reached(const Known& from, int letter) const {
  Known to;
  for (const Place& place : from.places) {
    if (place.graph == Graph::none) {
      begin_word(place, letter, to);
      continue;
    }
    go_on_behind(place, letter, to);
    if (!place.behind) go_on_in_word(place, letter, to);
  }
  return to;
}

/// The letter is the first of a word or a number, or one more mark before it.
void WordAutomaton::begin_word(const Place& from, int letter, Known& to) const {
  const auto slot = in_punctuation(from, kPattern);
  if (slot || !dictionary_.punctuation_)
    for (const Graph which : {Graph::words, Graph::numbers}) {
      const std::optional<Dawg>& words = graph(which);
      if (!words) continue;
      if (const auto edge = words->first(letter_in(which, letter)))
        add(to, {which, *edge, slot, false}, words->ends_word(*edge) && punctuation_ends(slot));
    }
  if (const auto edge = in_punctuation(from, letter))
    add(to, {Graph::none, 0, edge, false}, punctuation_ends(edge));
}

void WordAutomaton::go_on_in_word(const Place& from, int letter, Known& to) const {
  const Dawg& words = *graph(from.graph);
  if (const auto edge = words.after(from.edge, letter_in(from.graph, letter)))
    add(to, {from.graph, *edge, from.punctuation, false},
        words.ends_word(*edge) && punctuation_ends(from.punctuation));
}

/// The word is over, and the letter is a mark after it.
void WordAutomaton::go_on_behind(const Place& from, int letter, Known& to) const {
  if (!from.punctuation || !graph(from.graph)->ends_word(from.edge)) return;
  if (const auto edge = in_punctuation(from, letter))
    add(to, {from.graph, from.edge, edge, true}, punctuation_ends(edge));
}

std::optional<Dawg::Edge> WordAutomaton::in_punctuation(const Place& from, int letter) const {
  if (!dictionary_.punctuation_) return std::nullopt;
  const Dawg& marks = *dictionary_.punctuation_;
  return from.punctuation ? marks.after(*from.punctuation, letter) : marks.first(letter);
}

bool WordAutomaton::punctuation_ends(const std::optional<Dawg::Edge>& edge) const {
  return !edge || dictionary_.punctuation_->ends_word(*edge);
}

const std::optional<Dawg>& WordAutomaton::graph(Graph which) const {
  return which == Graph::numbers ? dictionary_.numbers_ : dictionary_.words_;
}

int WordAutomaton::letter_in(Graph which, int letter) const {
  return which == Graph::numbers && dictionary_.charset_.is_digit(letter) ? kPattern : letter;
}

void WordAutomaton::add(Known& to, const Place& place, bool ends) {
  if (std::find(to.places.begin(), to.places.end(), place) == to.places.end()) to.places.push_back(place);
  to.ends |= ends;
  to.is_word |= ends && place.graph == Graph::words;
}

}  // namespace ocrchat
