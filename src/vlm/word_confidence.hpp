#pragma once

#include "document/model.hpp"
#include "llm/completion.hpp"

namespace ocrchat {

/// Gives the words of a model's page the probability of their tokens, the geometric mean by characters. Words
/// that stand nowhere in the answer get none; nor does any where the server gave no log probabilities.
void set_word_confidence(Page& page, const Completion& completion);

}  // namespace ocrchat
