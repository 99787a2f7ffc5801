#include "document/directions.hpp"

#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <memory>
#include <string>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace ocrchat {
namespace {

/// One character that runs as the piece does.
char16_t sample_of(Direction direction) {
  switch (direction) {
    case Direction::left:
      return u'a';
    case Direction::right:
      return u'\u05d0';
    case Direction::number:
      return u'1';
    case Direction::space:
      return u' ';
    case Direction::opening:
      return u'(';
    case Direction::closing:
      return u')';
    case Direction::neutral:
      break;
  }
  return u'!';
}

}  // namespace

Direction direction_of(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  switch (u_charDirection(point)) {
    case U_RIGHT_TO_LEFT:
    case U_RIGHT_TO_LEFT_ARABIC:
      return Direction::right;
    case U_LEFT_TO_RIGHT:
      return Direction::left;
    case U_EUROPEAN_NUMBER:
    case U_ARABIC_NUMBER:
      return Direction::number;
    default:
      return u_isUWhiteSpace(point) ? Direction::space : Direction::neutral;
  }
}

Direction direction_of(std::string_view text) {
  if (text == "(" || text == "[" || text == "{") return Direction::opening;
  if (text == ")" || text == "]" || text == "}") return Direction::closing;
  Direction found = Direction::neutral;
  for (const char32_t c : to_utf32(text)) {
    const Direction direction = direction_of(c);
    if (direction == Direction::right) return direction;
    if (direction == Direction::left || (direction == Direction::number && found == Direction::neutral))
      found = direction;
  }
  return found;
}

// The algorithm run on what it gave gives back what it was given, but for runs of numbers and Latin letters
// side by side, where nobody can tell.
std::vector<Placed> reading_order(const std::vector<Direction>& pieces, bool right) {
  std::u16string samples;
  for (const Direction direction : pieces) samples += sample_of(direction);
  const auto size = static_cast<int32_t>(samples.size());
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UBiDi, decltype(&ubidi_close)> bidi(ubidi_openSized(size, 0, &status), ubidi_close);
  ubidi_setPara(bidi.get(), samples.data(), size, right ? 1 : 0, nullptr, &status);
  std::vector<int32_t> order(samples.size());
  if (size > 0) ubidi_getVisualMap(bidi.get(), order.data(), &status);
  if (U_FAILURE(status)) throw Error(ErrorCode::internal, {}, "ICU bidi");
  std::vector<Placed> placed;
  for (const int32_t index : order)
    placed.push_back({static_cast<std::size_t>(index), ubidi_getLevelAt(bidi.get(), index) % 2 == 1});
  return placed;
}

char32_t mirrored(char32_t c) {
  return static_cast<char32_t>(u_charMirror(static_cast<UChar32>(c)));
}

}  // namespace ocrchat
