#include "tools/labels.hpp"

#include <algorithm>

#include "document/writing.hpp"

namespace ocrchat {
namespace {

bool is_word_part(char32_t c) {
  return (is_letter(c) || is_ascii_digit(c)) && !is_unspaced(c);
}

/// Whether what stands before the place lets a label begin there.
bool may_begin(std::u32string_view text, std::size_t at, std::size_t after_label) {
  if (at == 0 || at == after_label) return true;
  if (is_word_part(text[at - 1]) && is_word_part(text[at])) return false;
  std::size_t before = at;
  while (before > 0 && text[before - 1] == U' ') --before;
  if (before == 0 || before == after_label) return true;
  const char32_t c = text[before - 1];
  return !is_letter(c) || c == U'円' || c == U'元';
}

bool ends_at(std::u32string_view text, std::size_t end) {
  return end >= text.size() || !is_letter(text[end]) || is_unspaced(text[end]) || is_unspaced(text[end - 1]);
}

/// Whether only marks and parentheses follow.
bool is_closed(std::u32string_view text, std::size_t at) {
  for (bool inside = false; at < text.size(); ++at) {
    if (text[at] == U'(' || text[at] == U'[') inside = true;
    if (!inside && (is_letter(text[at]) || is_ascii_digit(text[at]))) return false;
    if (text[at] == U')' || text[at] == U']') inside = false;
  }
  return true;
}

}  // namespace

std::vector<std::string_view> phrases_of(const LabelRow& row) {
  std::vector<std::string_view> result;
  for (std::size_t at = 0; at < row.phrases.size();) {
    const std::size_t end = std::min(row.phrases.find('|', at), row.phrases.size());
    result.push_back(row.phrases.substr(at, end - at));
    at = end + 1;
  }
  return result;
}

std::vector<LabelRow> all_labels() {
  std::vector<LabelRow> all;
  for (const auto& table : {bill_labels(), statement_labels(), person_labels()}) {
    all.insert(all.end(), table.begin(), table.end());
  }
  return all;
}

LabelMatcher::LabelMatcher(std::initializer_list<Label> labels) {
  for (const LabelRow& row : all_labels()) {
    if (std::find(labels.begin(), labels.end(), row.label) == labels.end()) continue;
    for (const std::string_view phrase : phrases_of(row)) add(phrase, row.label);
  }
  sort();
}

LabelMatcher::LabelMatcher(const std::vector<std::pair<std::string, int>>& phrases) {
  for (const auto& [phrase, number] : phrases) add(phrase, Label::custom, number);
  sort();
}

void LabelMatcher::sort() {
  for (auto& [first, phrases] : phrases_) {
    std::stable_sort(phrases.begin(), phrases.end(),
                     [](const Phrase& a, const Phrase& b) { return a.text.size() > b.text.size(); });
  }
}

void LabelMatcher::add(std::string_view phrase, Label label, int number) {
  const bool strong = phrase.starts_with('!');
  if (strong) phrase.remove_prefix(1);
  std::u32string folded = folded_line(phrase).text;
  if (folded.empty()) return;
  phrases_[folded.front()].push_back({std::move(folded), label, number, strong});
}

const LabelMatcher::Phrase* LabelMatcher::longest_at(std::u32string_view text, std::size_t at) const {
  const auto found = phrases_.find(text[at]);
  if (found == phrases_.end()) return nullptr;
  for (const Phrase& phrase : found->second) {
    if (text.substr(at, phrase.text.size()) == phrase.text && ends_at(text, at + phrase.text.size()))
      return &phrase;
  }
  return nullptr;
}

std::vector<LabelMatch> LabelMatcher::matches(const FoldedLine& line) const {
  const std::u32string_view text = line.text;
  std::vector<LabelMatch> result;
  std::size_t after_label = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Phrase* phrase = may_begin(text, at, after_label) ? longest_at(text, at) : nullptr;
    if (phrase == nullptr) {
      ++at;
      continue;
    }
    at += phrase->text.size();
    after_label = at;
    result.push_back({phrase->label, phrase->number, at - phrase->text.size(), at, phrase->strong});
  }
  return result;
}

const LabelMatch* LabelMatcher::whole(const FoldedLine& line, LabelMatch& into) const {
  const auto found = matches(line);
  if (found.empty() || found.front().begin > 1 || !is_closed(line.text, found.back().end)) return nullptr;
  into = found.front();
  return &into;
}

}  // namespace ocrchat
