#pragma once

#include <vector>

#include "chat/postings.hpp"
#include "chat/segmenter.hpp"

namespace ocrchat {

/// What of a word is searched for beside the word itself, so that other endings, compounds and misread
/// letters still match: the runs of four letters of a longer word, the signs of a word of Han or Thai.
std::vector<TermId> pieces_of(const WordToken& token);

/// Pairs of neighbouring signs in the runs of words of a spaceless script, whatever the words are.
std::vector<TermId> sign_pairs(const std::vector<WordToken>& tokens);

}  // namespace ocrchat
