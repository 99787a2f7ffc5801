#include "vlm/generated.hpp"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "document/writing.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kLongestWord = 400;  // bytes; a model's stutter is no word

Word word_of(std::string_view text, bool joined) {
  Word word;
  word.text = to_valid_utf8(text.substr(0, kLongestWord));
  word.origin = Origin::generated;
  word.joined = joined;
  return word;
}

/// Parts writing without spaces into words. ICU's rules take long to load: one serves a whole text.
class WordParter {
 public:
  void add(std::vector<Word>& words, const std::string& text) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UText, decltype(&utext_close)> view(
        utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status), utext_close);
    if (!breaks_) breaks_.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    if (U_SUCCESS(status)) breaks_->setText(view.get(), status);
    if (U_FAILURE(status)) throw Error(ErrorCode::internal, {}, "ICU: no word breaks");
    std::int32_t begin = breaks_->first();
    for (std::int32_t end = breaks_->next(); end != icu::BreakIterator::DONE;
         begin = end, end = breaks_->next()) {
      words.push_back(word_of(std::string_view(text).substr(static_cast<std::size_t>(begin),
                                                            static_cast<std::size_t>(end - begin)),
                              true));
    }
    if (!words.empty()) words.back().joined = false;
  }

 private:
  std::unique_ptr<icu::BreakIterator> breaks_;
};

void add_words(std::vector<Word>& words, std::string_view token, WordParter& parter) {
  const std::u32string points = to_utf32(token);
  if (points.size() > 1 && std::ranges::any_of(points, is_unspaced)) {
    return parter.add(words, to_valid_utf8(token));
  }
  words.push_back(word_of(token, false));
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

Line line_of(std::string_view text, WordParter& parter) {
  Line line;
  for (std::size_t begin = 0; begin < text.size();) {
    while (begin < text.size() && is_space(text[begin])) ++begin;
    std::size_t end = begin;
    while (end < text.size() && !is_space(text[end])) ++end;
    if (end > begin) add_words(line.words, text.substr(begin, end - begin), parter);
    begin = end;
  }
  return line;
}

}  // namespace

std::vector<Line> generated_lines(std::string_view text) {
  std::vector<Line> result;
  WordParter parter;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    Line line = line_of(text.substr(0, end), parter);
    if (!line.words.empty()) result.push_back(std::move(line));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return result;
}

Block generated_block(BlockKind kind, std::string_view text) {
  Block block;
  block.kind = kind;
  block.content = Text{generated_lines(text)};
  return block;
}

}  // namespace ocrchat
