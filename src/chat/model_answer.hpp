#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "chat/answer.hpp"
#include "chat/answer_progress.hpp"
#include "llm/llm.hpp"

namespace ocrchat {

/// What a model is asked.
struct ModelQuestion {
  std::string question;
  std::vector<std::string> earlier_questions;  ///< oldest first
  std::vector<Page> pages;                     ///< that the answer may be taken from
  bool whole_document = false;                 ///< whether these are all
  std::stop_token cancel = {};
  AnswerProgress progress = {};
};

/// The answer of a text model, verified: each citation stands on its page (on another one than the model
/// said, it is corrected), and each number of the answer stands in what is cited. What fails this is told to
/// the model once; what fails again is not found. What the document says is never taken for an order: it is
/// fenced, and marks that models obey are taken out.
/// @throws Error as `Llm::complete`; overloaded also if it is cancelled, or the pages do not fit into the
/// model
Answer model_answer(Llm& models, const ModelQuestion& question);

}  // namespace ocrchat
