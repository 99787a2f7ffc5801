#include "chat/relevance.hpp"

#include <algorithm>

#include "chat/likeness.hpp"
#include "chat/question.hpp"
#include "chat/segmenter.hpp"
#include "document/text.hpp"

namespace ocrchat {
namespace {

constexpr double kSameStem = 0.6;
constexpr double kMostOfIt = 0.6;

/// The words of a question that say what it is about.
class Subject {
 public:
  Subject(const std::string& question, Segmenter& segmenter) : segmenter_(segmenter) {
    for (const AskedWord& word : read_question(question, "", segmenter).words) {
      if (!word.function)
        words_.push_back({word.token.folded, Letters(word.token.folded, word.token.number)});
    }
  }

  bool empty() const { return words_.empty(); }

  /// Share of its words that the text has.
  double share_in(const std::string& text) const {
    const std::string all = folded(text);
    std::vector<Letters> letters;
    for (const WordToken& token : segmenter_.tokens(text)) letters.emplace_back(token.folded, token.number);
    const auto stands = [&](const Word& word) {
      return all.find(word.folded) != std::string::npos ||
             std::ranges::any_of(
                 letters, [&](const Letters& each) { return likeness(word.letters, each) >= kSameStem; });
    };
    return static_cast<double>(std::ranges::count_if(words_, stands)) / static_cast<double>(words_.size());
  }

 private:
  struct Word {
    std::string folded;
    Letters letters;
  };

  Segmenter& segmenter_;
  std::vector<Word> words_;
};

}  // namespace

bool speaks_of_something_else(const std::vector<std::string>& sentences, const std::string& question,
                              std::span<const Page> pages) {
  Segmenter segmenter;
  const Subject subject(question, segmenter);
  if (subject.empty()) return false;
  if (std::ranges::any_of(sentences, [&](const std::string& each) { return subject.share_in(each) > 0; }))
    return false;
  return std::ranges::any_of(pages, [&](const Page& page) {
    const std::string text = text_of(page);
    return std::ranges::any_of(segmenter.sentences(text), [&](const Span& span) {
      return subject.share_in(text.substr(span.begin, span.size())) >= kMostOfIt;
    });
  });
}

}  // namespace ocrchat
