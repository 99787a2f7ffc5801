#include "grounding/quoted_pages.hpp"

namespace ocrchat {
namespace {

constexpr int kFarthest = 20;  // words from the quote

bool ends_sentence(const std::string& word) {
  return word.ends_with('.') || word.ends_with('!') || word.ends_with('?');
}

std::string sentence_around(const PageText& page, const QuoteMatch& match) {
  const auto ends = [&](int word) { return ends_sentence(page.text(word, word)); };
  int first = match.first_word;
  while (first > 0 && match.first_word - first < kFarthest && !ends(first - 1)) --first;
  int last = match.last_word;
  const int end = static_cast<int>(page.words()) - 1;
  while (last < end && last - match.last_word < kFarthest && !ends(last)) ++last;
  return page.text(first, last);
}

}  // namespace

QuotedPages::QuotedPages(std::span<const Page> pages) {
  pages_.reserve(pages.size());
  for (const Page& page : pages) pages_.emplace_back(page.index, PageText(page));
}

std::optional<QuotedPages::Place> QuotedPages::find(std::string_view quote,
                                                    std::optional<std::int64_t> claimed) const {
  for (const bool as_claimed : {true, false}) {
    for (const auto& [index, text] : pages_) {
      if ((claimed == index) != as_claimed) continue;
      if (auto match = find_quote(text, quote)) {
        std::string sentence = sentence_around(text, *match);
        return Place{index, std::move(*match), std::move(sentence)};
      }
    }
  }
  return std::nullopt;
}

}  // namespace ocrchat
