#pragma once

#include <optional>
#include <string>

#include "document/model.hpp"
#include "llm/completion.hpp"

namespace ocrchat {

/// What is known of an answer when it is judged.
struct AnswerInHand {
  const Completion& completion;
  const Page& page;     ///< grounded in `reading`
  const Page& reading;  ///< of the same page, by the cpu engine
};

/// Why an answer is not to be taken; nothing if it is. It must have come to its end, say something, in the
/// script of the page, about as much as the page holds, and what the cpu engine was sure of must bear out
/// enough of it. Where the engine was not sure (handwriting, bad print) it is no witness.
std::optional<std::string> objection(const AnswerInHand& answer);

/// How far the cpu engine's reading can speak against a model's, 0..1.
double weight_as_witness(const Page& reading);

/// Whether an answer is a refusal: "I'm sorry, but I cannot …".
bool is_refusal(std::string_view text);

}  // namespace ocrchat
