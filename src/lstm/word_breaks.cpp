#include "lstm/word_breaks.hpp"

#include <unicode/brkiter.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "document/writing.hpp"

namespace ocrchat {
namespace {

bool has_spaceless(const std::vector<std::string>& letters) {
  return std::any_of(letters.begin(), letters.end(), [](const std::string& letter) {
    const std::u32string points = to_utf32(letter);
    return std::any_of(points.begin(), points.end(), is_unspaced);
  });
}

}  // namespace

struct WordBreaks::State {
  /// ICU's rules take long to load, and most lines do without.
  icu::BreakIterator& loaded() {
    UErrorCode error = U_ZERO_ERROR;
    if (!words) words.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), error));
    if (U_FAILURE(error) != 0) throw Error(ErrorCode::internal, {}, "ICU word breaks");
    return *words;
  }

  std::unique_ptr<icu::BreakIterator> words;
};

WordBreaks::WordBreaks() : state_(std::make_unique<State>()) {}

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
  icu::BreakIterator& words = state_->loaded();
  words.setText(text);
  for (std::size_t i = 1; i < letters.size(); ++i) {
    // A break between letters of other scripts, as in "AT&T", is none here: there a space would stand.
    const bool beside = is_unspaced(static_cast<char32_t>(text.char32At(places[i]))) ||
                        is_unspaced(static_cast<char32_t>(text.char32At(text.moveIndex32(places[i], -1))));
    starts[i] = beside && words.isBoundary(places[i]) != 0;
  }
  return starts;
}

}  // namespace ocrchat
