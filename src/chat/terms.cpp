#include "chat/terms.hpp"

#include "base/utf8.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kPieceLetters = 3;

}  // namespace

std::vector<TermId> pieces_of(const WordToken& token) {
  std::vector<TermId> pieces;
  const std::u32string letters = to_utf32(token.folded);
  if (token.spaceless || token.number || letters.size() <= kPieceLetters) {
    pieces.push_back(term_id(token.folded));
    if (token.spaceless && letters.size() > 1) {
      for (const char32_t letter : letters) pieces.push_back(term_id(to_utf8(letter)));
    }
    return pieces;
  }
  const std::u32string marked = U"^" + letters;
  for (std::size_t i = 0; i + kPieceLetters <= marked.size(); ++i) {
    pieces.push_back(term_id(to_utf8(std::u32string_view(marked).substr(i, kPieceLetters))));
  }
  return pieces;
}

std::vector<TermId> sign_pairs(const std::vector<WordToken>& tokens) {
  std::vector<TermId> pairs;
  std::u32string run;
  std::size_t end = 0;
  const auto close_run = [&] {
    for (std::size_t i = 0; i + 2 <= run.size(); ++i) {
      pairs.push_back(term_id(to_utf8(std::u32string_view(run).substr(i, 2))));
    }
    run.clear();
  };
  for (const WordToken& token : tokens) {
    if (!token.spaceless || token.span.begin != end) close_run();
    if (token.spaceless) run += to_utf32(token.folded);
    end = token.span.end;
  }
  close_run();
  return pairs;
}

}  // namespace ocrchat
