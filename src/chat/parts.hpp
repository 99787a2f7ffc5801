#pragma once

#include <utility>
#include <vector>

#include "chat/question.hpp"

namespace ocrchat {

/// The ways to cut a question in two at an "and" between content words.
std::vector<std::pair<Question, Question>> parts_of(const Question& question);

/// The question with the content words of the one before it, where it cannot stand alone: it has none itself,
/// opens with "and", or has a pronoun and few words beside it.
Question with_context(const Question& question, const Question& before);

}  // namespace ocrchat
