#pragma once

#include <span>
#include <string>
#include <vector>

#include "document/model.hpp"

namespace ocrchat {

/// Whether quotes speak of something else than what is asked: not one of the question's words, function words
/// aside, stands in the sentences around them, in any of its forms, though another sentence of the pages has
/// most of these words. A model that obeys an order in a document quotes so. False where the question is in
/// another language, or asks in words that the document does not use.
bool speaks_of_something_else(const std::vector<std::string>& sentences, const std::string& question,
                              std::span<const Page> pages);

}  // namespace ocrchat
