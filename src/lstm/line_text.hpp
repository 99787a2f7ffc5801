#pragma once

#include <string>
#include <vector>

namespace ocrchat {

/// One letter (a unichar, in most scripts one grapheme) of a decoded line.
struct DecodedLetter {
  std::string text;  ///< UTF-8
  double begin = 0;  ///< where it begins and ends, in columns of the line image
  double end = 0;
  double confidence = 0;    ///< 0..1, calibrated: of letters said to be .9, nine in ten are right
  std::string alternative;  ///< the second choice where it is close, else empty
  double alternative_confidence = 0;
};

/// A word of a decoded line.
struct DecodedWord {
  std::string text;                    ///< UTF-8, NFC, logical order
  std::vector<DecodedLetter> letters;  ///< in the order of the image, from left to right
  double begin = 0;                    ///< in columns of the line image
  double end = 0;
  double first_seen = 0;  ///< column where the network begins to see its leftmost letter
  double last_seen = 0;   ///< column where it has seen its rightmost letter
  double confidence = 0;  ///< 0..1, calibrated
  double worst = 0;       ///< ln p of its least likely step: what the confidence was made of
  double unsure = 0;      ///< sum over its letters of ln p of their least likely steps
  bool known = false;     ///< the dictionary has it
  bool unspaced = false;  ///< of a script without spaces: no dictionary tells
  bool joined = false;    ///< no space parts it from the next word
};

/// What a line says; words in logical order. `certainty` is the mean over letters of ln p of their least
/// likely step, -20/7 at worst: what languages and second looks are judged by.
struct LineText {
  std::vector<DecodedWord> words;
  double certainty = 0;
  int letters = 0;
};

}  // namespace ocrchat
