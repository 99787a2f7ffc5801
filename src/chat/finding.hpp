#pragma once

#include <optional>

#include "chat/index.hpp"
#include "chat/question.hpp"

namespace ocrchat {

/// A unit that answers a question.
struct Finding {
  std::size_t unit = 0;
  bool labelled = false;  ///< its label is what was asked for
};

/// The best answer to one question; nothing if the document does not seem to have one.
std::optional<Finding> find_answer(const ChatIndex& index, const Question& question, Segmenter& segmenter);

}  // namespace ocrchat
