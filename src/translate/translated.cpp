#include "translate/translated.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "base/utf8.hpp"
#include "document/text.hpp"

namespace ocrchat {
namespace {

// A number, a sign or an address says the same in every language.
bool has_words(const std::string& text) {
  if (text.find(' ') == std::string::npos &&
      (text.find("://") != std::string::npos || text.find('@') != std::string::npos)) {
    return false;
  }
  return std::ranges::any_of(to_utf32(text),
                             [](char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; });
}

/// The lines of a block or cell, wherever they are.
using Place = std::vector<Line>*;

std::vector<Place> places_of(Page& page) {
  std::vector<Place> result;
  for (Block& block : page.blocks) {
    if (block.kind == BlockKind::code) continue;
    if (auto* text = std::get_if<Text>(&block.content)) result.push_back(&text->lines);
    if (auto* table = std::get_if<Table>(&block.content)) {
      for (Cell& cell : table->cells) result.push_back(&cell.lines);
    }
  }
  std::erase_if(result, [](Place place) { return !has_words(flowed_text(*place)); });
  return result;
}

std::vector<Line> one_line(const std::string& text, const std::vector<Line>& instead_of) {
  Line line;
  for (const Line& old : instead_of) line.box = united(line.box, old.box);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n", begin), text.size());
    if (end > begin) {
      Word word;
      word.text = text.substr(begin, end - begin);
      word.origin = Origin::generated;
      line.words.push_back(std::move(word));
    }
    begin = end + 1;
  }
  return {line};
}

}  // namespace

TranslatedPage translated(const Page& page, Translator& translator, const std::string& to,
                          const std::stop_token& cancel) {
  TranslatedPage result{page};
  result.page.language = to;
  result.page.confidence.reset();
  result.page.origin = Origin::generated;
  const std::vector<Place> places = places_of(result.page);
  std::vector<std::string> texts;
  for (const Place place : places) texts.push_back(flowed_text(*place));
  if (texts.empty()) return result;
  result.texts = static_cast<int>(texts.size());
  const std::vector<std::string> answers =
      translator.translate(texts, page.language.value_or(""), to, cancel);
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (answers.at(i).empty()) {
      ++result.left;
    } else {
      *places[i] = one_line(answers[i], *places[i]);
    }
  }
  return result;
}

}  // namespace ocrchat
