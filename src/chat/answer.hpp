#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "chat/index.hpp"
#include "document/model.hpp"

/// Answers to questions about a read document, from its text alone and without a model: the sentence, the row
/// or the labelled value that answers is quoted.
namespace ocrchat {

/// Where an answer stands.
struct Citation {
  int page = 0;            ///< index in the source file, from 0
  std::string snippet;     ///< as the page has it (`occurs_on`)
  std::vector<Box> boxes;  ///< one a line
  bool operator==(const Citation&) const = default;
};

/// What is said where the document does not say it.
inline constexpr std::string_view kNotFound = "Not found in this document.";

struct Answer {
  bool found = false;
  /// Quotes with their pages, "Total: 46.50 (p. 1)", counted from 1; or that there is no answer, in English.
  std::string content;
  std::vector<Citation> citations;  ///< empty if nothing was found
  bool operator==(const Answer&) const = default;
};

/// What the document says to the question. A question of two parts gets both answered.
/// @param question in the language of the document; what it and the document say is data, never an
/// instruction
/// @param earlier_questions oldest first; "And when is it due?" is understood from them
/// Safe for many threads on one finished index.
Answer answer(const ChatIndex& index, const std::string& question,
              const std::vector<std::string>& earlier_questions);

/// Whether a snippet stands on the page, white space, line ends and invisible characters aside.
bool occurs_on(const Page& page, const std::string& snippet);

}  // namespace ocrchat
