#include "vlm/word_confidence.hpp"

#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include "document/text.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kFarthest = 4000;  // from one word to the next: marks and tags stand between

}  // namespace

void set_word_confidence(Page& page, const Completion& completion) {
  std::string text;
  std::vector<double> logprobs;  // of each byte's token
  for (const TokenLogprob& token : completion.logprobs) {
    text += token.text;
    logprobs.resize(text.size(), std::min(token.logprob, 0.0));
  }
  std::size_t at = 0;
  for_each_line(page, [&](Line& line) {
    for (Word& word : line.words) {
      const std::size_t found = text.find(word.text, at);
      if (found == std::string::npos || found - at > kFarthest) continue;
      at = found + word.text.size();
      const auto begin = logprobs.begin() + static_cast<std::ptrdiff_t>(found);
      const auto end = logprobs.begin() + static_cast<std::ptrdiff_t>(at);
      word.confidence = std::exp(std::accumulate(begin, end, 0.0) / static_cast<double>(word.text.size()));
    }
  });
}

}  // namespace ocrchat
