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
  taken_up,          ///< as coverage_before, in a unit that opens with a pronoun
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

/// What the question and the document have in common, for the decision whether there is an answer at all.
struct Ranking {
  std::vector<Candidate> candidates;  ///< best first
};

/// The units that may answer the question.
Ranking rank(const ChatIndex& index, const Question& question, Segmenter& segmenter);

}  // namespace ocrchat
