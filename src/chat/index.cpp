#include "chat/index.hpp"

#include "chat/terms.hpp"

namespace ocrchat {

ChatIndex::ChatIndex() = default;
ChatIndex::~ChatIndex() = default;
ChatIndex::ChatIndex(ChatIndex&&) noexcept = default;
ChatIndex& ChatIndex::operator=(ChatIndex&&) noexcept = default;

void ChatIndex::add(const Page& page) {
  const std::string language = page.language.value_or("");
  if (language_.empty()) language_ = language;
  if (!segmenter_ || segmenter_language_ != language) segmenter_ = std::make_unique<Segmenter>(language);
  segmenter_language_ = language;
  for (Unit& unit : units_of(page, *segmenter_)) {
    const std::vector<WordToken> tokens = segmenter_->tokens(unit.text);
    std::vector<TermId> words;
    std::vector<TermId> pieces = sign_pairs(tokens);
    for (const WordToken& token : tokens) {
      words.push_back(term_id(token.folded));
      for (const TermId piece : pieces_of(token)) pieces.push_back(piece);
    }
    words_.add(std::move(words));
    pieces_.add(std::move(pieces));
    const std::uint32_t last = passages_.empty() ? 0 : passages_.back();
    passages_.push_back(last + (unit.starts_passage && !passages_.empty() ? 1 : 0));
    if (unit.snippet == unit.text) unit.snippet = {};
    units_.push_back(std::move(unit));
  }
}

void ChatIndex::finish() {
  words_.finish(passages_);
  pieces_.finish(passages_);
  units_.shrink_to_fit();
  segmenter_.reset();
}

}  // namespace ocrchat
