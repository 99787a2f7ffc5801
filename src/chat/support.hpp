#pragma once

#include <string>
#include <vector>

namespace ocrchat {

/// Whether what an answer says beyond its question stands in its quotes: of each of its sentences at least
/// half of the words, function words aside, and every name. Words are compared by their stems; numbers count
/// as words. Where the question is in another language than the quotes the answer's words cannot stand there,
/// and it is enough that it is more than a bare name.
bool words_supported(const std::string& answer, const std::string& question,
                     const std::vector<std::string>& quotes);

}  // namespace ocrchat
