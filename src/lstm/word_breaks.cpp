#include "lstm/word_breaks.hpp"

#include <unicode/brkiter.h>
#include <unicode/uscript.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace ocrchat {
namespace {

bool is_spaceless(char32_t c) {
  UErrorCode error = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &error)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return true;
    default:
      return false;
  }
}

bool has_spaceless(const std::vector<std::string>& letters) {
  return std::any_of(letters.begin(), letters.end(), [](const std::string& letter) {
    const std::u32string points = to_utf32(letter);
    return std::any_of(points.begin(), points.end(), is_spaceless);
  });
}

}  // namespace

struct WordBreaks::State {
  std::unique_ptr<icu::BreakIterator> words;
};

WordBreaks::WordBreaks() : state_(std::make_unique<State>()) {
  UErrorCode error = U_ZERO_ERROR;
  state_->words.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), error));
  if (U_FAILURE(error) != 0) throw Error(ErrorCode::internal, {}, "ICU word breaks");
}

WordBreaks::~WordBreaks() = default;

std::vector<bool> WordBreaks::starts(const std::vector<std::string>& letters) {
  std::vector<bool> starts(letters.size(), false);
  if (!starts.empty()) starts[0] = true;
  if (!has_spaceless(letters)) return starts;
  icu::UnicodeString text;
  std::vector<std::int32_t> places;
  for (const std::string& letter : letters) {
    places.push_back(text.length());
    text += icu::UnicodeString::fromUTF8(letter);
  }
  state_->words->setText(text);
  for (std::size_t i = 1; i < letters.size(); ++i) {
    // A break between letters of other scripts, as in "AT&T", is none here: there a space would stand.
    const bool beside = is_spaceless(static_cast<char32_t>(text.char32At(places[i]))) ||
                        is_spaceless(static_cast<char32_t>(text.char32At(text.moveIndex32(places[i], -1))));
    starts[i] = beside && state_->words->isBoundary(places[i]) != 0;
  }
  return starts;
}

}  // namespace ocrchat
