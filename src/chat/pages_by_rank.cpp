#include "chat/pages_by_rank.hpp"

#include <algorithm>

#include "chat/parts.hpp"
#include "chat/rank.hpp"

namespace ocrchat {

std::vector<int> pages_by_rank(const ChatIndex& index, const std::string& question,
                               const std::vector<std::string>& earlier_questions) {
  Segmenter segmenter;
  Question asked = read_question(question, index.language(), segmenter);
  if (!earlier_questions.empty()) {
    asked = with_context(asked, read_question(earlier_questions.back(), index.language(), segmenter));
  }
  std::vector<int> result;
  for (const Candidate& candidate : rank(index, asked, segmenter).candidates) {
    const int page = index.units()[candidate.unit].page;
    if (std::ranges::find(result, page) == result.end()) result.push_back(page);
  }
  return result;
}

}  // namespace ocrchat
