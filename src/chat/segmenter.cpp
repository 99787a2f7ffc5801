#include "chat/segmenter.hpp"

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "document/writing.hpp"

namespace ocrchat {
namespace {

constexpr char32_t kTatweel = 0x640;
constexpr char32_t kDotlessI = 0x131;

void check(UErrorCode status) {
  if (U_FAILURE(status)) throw Error(ErrorCode::internal, {}, std::string("ICU: ") + u_errorName(status));
}

/// A text in the form that ICU walks over without copying it.
class WalkedText {
 public:
  explicit WalkedText(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&text_, text.data(), static_cast<std::int64_t>(text.size()), &status);
    check(status);
  }
  ~WalkedText() { utext_close(&text_); }
  WalkedText(const WalkedText&) = delete;
  WalkedText& operator=(const WalkedText&) = delete;

  void give_to(icu::BreakIterator& breaks) {
    UErrorCode status = U_ZERO_ERROR;
    breaks.setText(&text_, status);
    check(status);
  }

 private:
  UText text_ = UTEXT_INITIALIZER;
};

Span trimmed_span(const std::string& text, std::size_t begin, std::size_t end) {
  const std::string_view piece = std::string_view(text).substr(begin, end - begin);
  const std::string_view core = trimmed(piece);
  const auto from = begin + static_cast<std::size_t>(core.data() - piece.data());
  return core.empty() ? Span{begin, begin} : Span{from, from + core.size()};
}

WordToken token(std::string_view text, Span span) {
  WordToken result;
  const std::string_view word = text.substr(span.begin, span.size());
  std::int32_t at = 0;
  UChar32 first = 0;
  U8_NEXT(word.data(), at, static_cast<std::int32_t>(word.size()), first);
  result.folded = folded(word);
  result.span = span;
  result.capital = u_isupper(first) != 0 || u_istitle(first) != 0;
  result.number = u_isdigit(first) != 0;
  result.spaceless = is_unspaced(static_cast<char32_t>(first));
  return result;
}

bool is_plain(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

struct Segmenter::State {
  std::unique_ptr<icu::BreakIterator> sentences;
  std::unique_ptr<icu::BreakIterator> words;
};

Segmenter::Segmenter(const std::string& language) : state_(std::make_unique<State>()) {
  UErrorCode status = U_ZERO_ERROR;
  const std::string known = language.empty() ? "und" : language;
  const icu::Locale with_abbreviations = icu::Locale::forLanguageTag(known + "-u-ss-standard", status);
  const icu::Locale locale = U_SUCCESS(status) ? with_abbreviations : icu::Locale::getRoot();
  status = U_ZERO_ERROR;
  state_->sentences.reset(icu::BreakIterator::createSentenceInstance(locale, status));
  check(status);
  state_->words.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  check(status);
}

Segmenter::~Segmenter() = default;

std::vector<Span> Segmenter::sentences(const std::string& text) {
  WalkedText walked(text);
  icu::BreakIterator& breaks = *state_->sentences;
  walked.give_to(breaks);
  std::vector<Span> found;
  auto from = static_cast<std::size_t>(breaks.first());
  for (std::int32_t to = breaks.next(); to != icu::BreakIterator::DONE; to = breaks.next()) {
    const Span sentence = trimmed_span(text, from, static_cast<std::size_t>(to));
    if (sentence.size() > 0) found.push_back(sentence);
    from = static_cast<std::size_t>(to);
  }
  return found;
}

std::vector<WordToken> Segmenter::tokens(std::string_view text) {
  WalkedText walked(text);
  icu::BreakIterator& breaks = *state_->words;
  walked.give_to(breaks);
  std::vector<WordToken> found;
  auto from = static_cast<std::size_t>(breaks.first());
  for (std::int32_t to = breaks.next(); to != icu::BreakIterator::DONE; to = breaks.next()) {
    const Span span{from, static_cast<std::size_t>(to)};
    if (breaks.getRuleStatus() >= UBRK_WORD_NUMBER) found.push_back(token(text, span));
    from = span.end;
  }
  return found;
}

std::string folded(std::string_view word) {
  if (is_plain(word)) return ascii_lower(word);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const icu::Normalizer2* parts = icu::Normalizer2::getNFDInstance(status);
  check(status);
  const icu::UnicodeString whole =
      icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size())));
  const icu::UnicodeString split = parts->normalize(fold->normalize(whole, status), status);
  check(status);
  std::u32string kept;
  for (std::int32_t at = 0; at < split.length(); at = split.moveIndex32(at, 1)) {
    const UChar32 c = split.char32At(at);
    if (u_getCombiningClass(c) != 0 || c == kTatweel) continue;
    kept += c == kDotlessI ? U'i' : static_cast<char32_t>(c);
  }
  return to_utf8(kept);
}

}  // namespace ocrchat
