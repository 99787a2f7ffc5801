#include "document/corrections.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <tuple>
#include <vector>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "document/text.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kLongestCorrection = 1000;
// Corrections of corrections must not make a page grow without end. The densest newspaper has some 15,000.
constexpr std::size_t kMostWordsOfAPage = 50'000;

[[noreturn]] void refuse_changed() {
  throw Error(ErrorCode::changed_meanwhile);
}

std::vector<std::vector<Line>*> line_lists(Block& block) {
  std::vector<std::vector<Line>*> lists;
  if (auto* text = std::get_if<Text>(&block.content)) lists.push_back(&text->lines);
  if (auto* formula = std::get_if<Formula>(&block.content)) lists.push_back(&formula->lines);
  if (auto* table = std::get_if<Table>(&block.content)) {
    for (Cell& cell : table->cells) lists.push_back(&cell.lines);
  }
  return lists;
}

Line& line_at(Page& page, const Correction& correction) {
  const auto block = std::find_if(page.blocks.begin(), page.blocks.end(),
                                  [&](const Block& one) { return one.id == correction.block; });
  if (block == page.blocks.end() || correction.line < 0) refuse_changed();
  auto left = static_cast<std::size_t>(correction.line);
  for (std::vector<Line>* lines : line_lists(*block)) {
    if (left < lines->size()) return (*lines)[left];
    left -= lines->size();
  }
  refuse_changed();
}

Word& word_at(Page& page, const Correction& correction) {
  Line& line = line_at(page, correction);
  const auto at = static_cast<std::size_t>(correction.word);
  if (correction.word < 0 || at >= line.words.size() || line.words[at].text != correction.was) {
    refuse_changed();
  }
  return line.words[at];
}

std::vector<std::string> words_of(const std::string& text) {
  if (!is_utf8(text) || text.size() > kLongestCorrection) {
    throw Error(ErrorCode::bad_field,
                "A corrected 'text' is UTF-8 of at most " + std::to_string(kLongestCorrection) + " bytes.");
  }
  std::vector<std::string> words;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    UChar32 c = 0;
    U8_NEXT(text.data(), at, text.size(), c);
    const bool space = u_isUWhiteSpace(c);
    if (!space && u_iscntrl(c)) {
      throw Error(ErrorCode::bad_field, "A corrected 'text' has no control characters.");
    }
    if (!space && !inside) words.emplace_back();
    if (!space) words.back().append(text, begin, at - begin);
    inside = !space;
  }
  return words;
}

bool is_right_to_left_text(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    UChar32 c = 0;
    U8_NEXT(text.data(), at, text.size(), c);
    const UCharDirection direction = u_charDirection(c);
    if (direction == U_LEFT_TO_RIGHT) return false;
    if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC) return true;
  }
  return false;
}

// Where each of several words stands in the place of one: by their lengths, a space between two counting as
// one letter.
std::vector<Word> parted(const Word& word, const std::vector<std::string>& texts) {
  std::size_t letters = texts.size() - 1;
  for (const std::string& text : texts) letters += code_points(text);
  const auto x_after = [&](std::size_t count) {
    return static_cast<int>(static_cast<std::size_t>(word.box.width()) * count / letters);
  };
  const bool leftwards = is_right_to_left_text(texts.front());
  std::vector<Word> result;
  std::size_t before = 0;
  for (const std::string& text : texts) {
    Word part = word;
    part.text = text;
    part.confidence.reset();
    part.origin = Origin::corrected;
    part.joined = false;
    const int begin = x_after(before);
    const int end = x_after(before + code_points(text));
    part.box.x0 = leftwards ? word.box.x1 - end : word.box.x0 + begin;
    part.box.x1 = leftwards ? word.box.x1 - begin : word.box.x0 + end;
    result.push_back(std::move(part));
    before += code_points(text) + 1;
  }
  result.back().joined = word.joined;
  return result;
}

void apply_correction(Page& page, const Correction& correction) {
  Line& line = line_at(page, correction);
  const auto at = line.words.begin() + correction.word;
  const auto texts = words_of(correction.text);
  const auto parts = texts.empty() ? std::vector<Word>{} : parted(*at, texts);
  const auto after = line.words.erase(at);
  line.words.insert(after, parts.begin(), parts.end());
}

void remove_empty_lines(Page& page) {
  for (Block& block : page.blocks) {
    for (std::vector<Line>* lines : line_lists(block)) {
      std::erase_if(*lines, [](const Line& line) { return line.words.empty(); });
    }
  }
  std::erase_if(page.blocks, [](const Block& block) {
    const auto* text = std::get_if<Text>(&block.content);
    return text != nullptr && text->lines.empty() && block.kind != BlockKind::separator;
  });
}

void check_size(const Page& page) {
  std::size_t words = 0;
  for_each_line(page, [&](const Line& line) { words += line.words.size(); });
  if (words > kMostWordsOfAPage) {
    throw Error(ErrorCode::bad_field,
                "A page has at most " + std::to_string(kMostWordsOfAPage) + " words; correct fewer at once.");
  }
}

}  // namespace

void correct(Page& page, std::span<const Correction> corrections) {
  std::vector<Correction> last_first(corrections.begin(), corrections.end());
  const auto place = [](const Correction& c) { return std::tie(c.block, c.line, c.word); };
  std::sort(last_first.begin(), last_first.end(),
            [&](const Correction& a, const Correction& b) { return place(b) < place(a); });
  for (std::size_t i = 0; i < last_first.size(); ++i) {
    if (i > 0 && place(last_first[i]) == place(last_first[i - 1])) {
      throw Error(ErrorCode::bad_field, "A word is corrected twice.");
    }
    word_at(page, last_first[i]);
    words_of(last_first[i].text);
  }
  Page corrected = page;
  // The last of a line first, so that the places of the others stay true.
  for (const Correction& correction : last_first) apply_correction(corrected, correction);
  remove_empty_lines(corrected);
  check_size(corrected);
  page = std::move(corrected);
}

}  // namespace ocrchat
