#pragma once

#include <span>
#include <string>

#include "document/model.hpp"

namespace ocrchat {

/// A word that somebody puts right by hand.
struct Correction {
  std::string block;  ///< its id
  int line = 0;       ///< of the block's lines, from 0; of a table's, those of all its cells in their order
  int word = 0;       ///< of the line's words, from 0
  std::string was;    ///< what the word says, as far as the corrector knows
  std::string text;   ///< what it is to say; several words part its box among them, none remove it
};

/// Puts words of a page right, all of them or none. Positions are those of the page as it is given. Corrected
/// words say so (Origin::corrected) and have no confidence; what the page, its blocks and lines say of their
/// confidence stays: it is the reader's, of what was read.
/// @throws Error(changed_meanwhile) if a word is not there or does not say what it is said to say,
/// Error(bad_field) for a text that cannot be a word, or two corrections of one word
void correct(Page& page, std::span<const Correction> corrections);

}  // namespace ocrchat
