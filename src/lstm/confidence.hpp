#pragma once

#include "lstm/beam.hpp"

namespace ocrchat {

/// How likely a letter is right, 0..1.
double letter_confidence(const PathLetter& letter);

/// Gathers what tells whether a word is right.
class WordEvidence {
 public:
  void add(const PathLetter& letter);
  /// How likely the word is right, 0..1: of words said to be .9, nine in ten are.
  double confidence() const;

  double worst() const { return worst_; }    ///< ln p of its least likely step
  double unsure() const { return unsure_; }  ///< sum over letters of ln p of their least likely steps
  int letters() const { return letters_; }
  bool known() const { return known_; }        ///< the dictionary has the word
  bool unspaced() const { return unspaced_; }  ///< of a script without spaces: no dictionary tells

 private:
  double worst_ = 0;
  double unsure_ = 0;
  int letters_ = 0;
  bool known_ = false;
  bool unspaced_ = false;
};

}  // namespace ocrchat
