#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "chat/index.hpp"
#include "chat/question.hpp"

namespace ocrchat {

/// What a unit is judged by, each about 0..1.
enum class Feature {
  words,          ///< BM25 over words
  pieces,         ///< BM25 over pieces of words
  passage_words,  ///< the same of the passage around it
  passage_pieces,
  before,           ///< pieces of the unit before it in the passage
  after,            ///< and after it
  coverage,         ///< share of the question's words that it has, by their rarity
  coverage_before,  ///< what the unit before it adds to that
  coverage_after,
  taken_up,  ///< as coverage_before, in a unit that opens with a pronoun
  nearness,  ///< words next to each other in the question are so here
  names,     ///< share of the question's names and numbers
  rarest,    ///< whether it has the question's rarest word
  date,      ///< a date is asked for and here is a number that the question has not
  year,      ///< the same, and it has four digits
  count,     ///< a number is asked for and here is one
  person,    ///< a person is asked for and here is a name
  place,     ///< a place is asked for and here is a name
  news,      ///< it says something beside what the question says
  length,
  heading,
  question,  ///< it is itself a question
  opening,   ///< first of its passage
};
inline constexpr std::size_t kFeatures = 23;
using Features = std::array<double, kFeatures>;

struct Candidate {
  std::size_t unit = 0;
  Features features{};
  double score = 0;
};

/// What speaks for the document having an answer at all, each about 0..1; beside the features of the best
/// candidate.
enum class Sign {
  known,          ///< share of the question's words that the document has anywhere, by their rarity
  known_letters,  ///< the same by their length, function words left out
  near_letters,   ///< share that the best unit or its neighbours have, likewise
  unknown_name,   ///< share of the question's names and numbers that the document has nowhere
  lead,           ///< how far the best is ahead of the third
  score,
  words,  ///< how many content words were asked
  size,   ///< of the document
};
inline constexpr std::size_t kSigns = 8;
inline constexpr std::size_t kTrustFeatures = kFeatures + kSigns + 1;
using TrustFeatures = std::array<double, kTrustFeatures>;

struct Ranking {
  std::vector<Candidate> candidates;  ///< best first
  TrustFeatures trust{};              ///< the best one's features, the signs, and 1
  int content_words = 0;              ///< of the question
  int unknown_words = 0;              ///< those that the document has nowhere
};

/// The units that may answer the question.
Ranking rank(const ChatIndex& index, const Question& question, Segmenter& segmenter);

}  // namespace ocrchat
