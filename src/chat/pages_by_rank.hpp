#pragma once

#include <string>
#include <vector>

#include "chat/index.hpp"

namespace ocrchat {

/// The pages that have most to do with the question, best first, by their indexes in the source file.
std::vector<int> pages_by_rank(const ChatIndex& index, const std::string& question,
                               const std::vector<std::string>& earlier_questions);

}  // namespace ocrchat
