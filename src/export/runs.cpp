#include "export/runs.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.hpp"
#include "document/text.hpp"
#include "export/inline_formula.hpp"

namespace ocrchat {
namespace {

/// True for right to left, false for left to right; nothing for digits, marks and spaces.
std::optional<bool> direction(char32_t c) {
  switch (u_charDirection(static_cast<UChar32>(c))) {
    case U_LEFT_TO_RIGHT:
      return false;
    case U_RIGHT_TO_LEFT:
    case U_RIGHT_TO_LEFT_ARABIC:
      return true;
    default:
      return std::nullopt;
  }
}

void drop_last(std::string& text) {
  while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U) text.pop_back();
  if (!text.empty()) text.pop_back();
}

void add_word(std::vector<TextRun>& runs, const Word& word) {
  const Style style = word.style.value_or(Style{});
  const bool by_model = may_hold_formulas(word);
  if (runs.empty() || runs.back().bold != style.bold || runs.back().italic != style.italic ||
      runs.back().by_model != by_model) {
    runs.push_back({{}, style.bold, style.italic, false, by_model});
  }
  runs.back().text += word.text;
}

void add_line(std::vector<TextRun>& runs, const Line& line) {
  bool space = false;
  for (const Word& word : line.words) {
    if (word.text.empty()) continue;
    if (space) runs.back().text += ' ';
    add_word(runs, word);
    space = !word.joined;
  }
}

/// Where the characters at the end that have no direction begin.
std::size_t neutral_tail(std::u32string_view text) {
  std::size_t start = text.size();
  while (start > 0 && !direction(text[start - 1])) --start;
  return start;
}

void cut(const TextRun& run, bool base, std::vector<TextRun>& result) {
  std::u32string piece;
  std::optional<bool> now;
  const auto end_piece = [&](std::u32string_view text, bool right_to_left) {
    if (!text.empty()) result.push_back({to_utf8(text), run.bold, run.italic, right_to_left, run.by_model});
  };
  for (const char32_t c : to_utf32(run.text)) {
    const auto turn = direction(c);
    if (turn && now && *turn != *now) {
      const std::size_t end = *turn == base ? neutral_tail(piece) : piece.size();
      end_piece(std::u32string_view(piece).substr(0, end), *now);
      piece.erase(0, end);
    }
    if (turn) now = turn;
    piece += c;
  }
  end_piece(piece, now.value_or(base));
}

}  // namespace

std::vector<TextRun> runs_of(const std::vector<Line>& lines) {
  std::vector<TextRun> runs;
  std::string before;
  for (const Line& line : lines) {
    std::string text = text_of(line);
    if (text.empty()) continue;
    if (!runs.empty()) {
      const Joint how = joint(before, text);
      if (how == Joint::space) runs.back().text += ' ';
      if (how == Joint::drop_hyphen) drop_last(runs.back().text);
    }
    add_line(runs, line);
    before = std::move(text);
  }
  return runs;
}

bool starts_right_to_left(std::string_view text) {
  for (const char32_t c : to_utf32(text)) {
    if (const auto found = direction(c)) return *found;
  }
  return false;
}

std::vector<TextRun> by_direction(const std::vector<TextRun>& runs, bool right_to_left) {
  std::vector<TextRun> result;
  for (const TextRun& run : runs) cut(run, right_to_left, result);
  return result;
}

bool is_east_asian(std::string_view text) {
  constexpr std::array kScripts{USCRIPT_HAN, USCRIPT_HIRAGANA, USCRIPT_KATAKANA, USCRIPT_BOPOMOFO,
                                USCRIPT_HANGUL};
  const std::u32string points = to_utf32(text);
  return std::any_of(points.begin(), points.end(), [&](char32_t c) {
    if (c < 0x1100) return false;
    return std::any_of(kScripts.begin(), kScripts.end(), [c](UScriptCode script) {
      return uscript_hasScript(static_cast<UChar32>(c), script) != 0;
    });
  });
}

}  // namespace ocrchat
