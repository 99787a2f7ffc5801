#pragma once

#include <string>
#include <vector>

#include "chat/postings.hpp"
#include "chat/segmenter.hpp"
#include "chat/wording.hpp"

namespace ocrchat {

/// One word of a question.
struct AskedWord {
  WordToken token;
  bool function = false;  ///< says little: "the", "what"
  double weight = 1;      ///< of a word of the question itself; less of one taken over from the last question
  bool name = false;      ///< a name or number: a capital within the question, or a digit
};

/// A question as the ranking sees it.
struct Question {
  std::vector<AskedWord> words;
  Asked asked;
  const Wording* wording = nullptr;  ///< of its language; lasts as long as the program

  bool has_content() const;
  std::vector<WeightedTerm> word_terms() const;
  std::vector<WeightedTerm> piece_terms() const;
};

/// @param language of the document, BCP 47, empty if not known
Question read_question(const std::string& text, const std::string& language, Segmenter& segmenter);

}  // namespace ocrchat
