#include "worker/page_result.hpp"

#include <utility>

#include "base/utf8.hpp"
#include "document/json.hpp"
#include "document/text.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kMostWarnings = 20;
constexpr std::size_t kLongestWarning = 500;
constexpr std::size_t kLongestCode = 64;

std::string clipped(std::string text, std::size_t most) {
  if (text.size() > most) text.resize(most);
  return to_valid_utf8(text);
}

std::int64_t characters_of(const Page& page) {
  std::size_t result = 0;
  for_each_line(page, [&](const Line& line) {
    for (const Word& word : line.words) result += code_points(word.text);
  });
  return static_cast<std::int64_t>(result);
}

}  // namespace

PageResult page_result(Page page) {
  if (page.warnings.size() > kMostWarnings) page.warnings.resize(kMostWarnings);
  for (Warning& warning : page.warnings) {
    warning = {clipped(warning.code, kLongestCode), clipped(warning.message, kLongestWarning), page.index};
  }
  PageResult result;
  result.index = page.index;
  result.json = serialize_page(page);
  result.confidence = page.confidence;
  result.language = page.language;
  result.characters = characters_of(page);
  result.warnings = std::move(page.warnings);
  return result;
}

PageResult page_result(PageInHand hand) {
  PageResult result = page_result(std::move(hand.page));
  result.credits = hand.credits;
  if (hand.translation) result.translation = serialize_page(*hand.translation);
  return result;
}

}  // namespace ocrchat
