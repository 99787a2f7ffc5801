#include "vlm/raised.hpp"

#include "base/utf8.hpp"

namespace ocrchat {
namespace {

constexpr std::u32string_view kPlain = U"0123456789+-=()";
constexpr std::u32string_view kRaised = U"⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾";
constexpr std::u32string_view kLowered = U"₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎";

std::string mapped(std::string_view text, std::u32string_view to) {
  std::u32string result;
  for (const char32_t c : to_utf32(text)) {
    const std::size_t place = kPlain.find(c);
    if (place == std::u32string_view::npos) return std::string(text);
    result += to[place];
  }
  return to_utf8(result);
}

}  // namespace

std::string raised(std::string_view text) {
  return mapped(text, kRaised);
}

std::string lowered(std::string_view text) {
  return mapped(text, kLowered);
}

}  // namespace ocrchat
