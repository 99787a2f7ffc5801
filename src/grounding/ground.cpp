#include "grounding/ground.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "document/text.hpp"
#include "grounding/align.hpp"
#include "grounding/direction.hpp"

namespace ocrchat {
namespace {

constexpr double kUnknown = 0.5;

/// The words of the cpu engine's page, as align_words takes them.
struct Recognised {
  std::vector<std::string> texts;
  std::vector<Box> boxes;
  std::vector<std::optional<double>> confidences;
};

Recognised words_of(const Page& page) {
  Recognised result;
  for_each_line(page, [&](const Line& line) {
    for (const Word& word : line.words) {
      result.texts.push_back(word.text);
      result.boxes.push_back(word.box);
      result.confidences.push_back(word.confidence);
    }
  });
  return result;
}

std::vector<Word*> words_of(Page& page) {
  std::vector<Word*> result;
  for_each_line(page, [&](Line& line) {
    for (Word& word : line.words) result.push_back(&word);
  });
  return result;
}

/// The part of a word's box that its characters from `begin` to `end` (shares) take.
Box part_of(const Box& box, double begin, double end, const std::string& text) {
  const bool upright = box.height() > 2 * box.width() && code_points(text) > 1;  // set from top to bottom
  const int length = upright ? box.height() : box.width();
  const int from = static_cast<int>(std::lround(begin * length));
  const int to = std::max(from + 1, static_cast<int>(std::lround(end * length)));
  if (upright) return {box.x0, box.y0 + from, box.x1, box.y0 + to};
  if (reads_right_to_left(text)) return {box.x1 - to, box.y0, box.x1 - from, box.y1};
  return {box.x0 + from, box.y0, box.x0 + to, box.y1};
}

bool on_one_line(const Box& a, const Box& b) {
  return std::min(a.y1, b.y1) - std::max(a.y0, b.y0) > std::min(a.height(), b.height()) / 2;
}

/// The box of what a match covers. Parts on different lines are not united, the box would hold both lines
/// whole.
Box box_of(const Match& match, const Recognised& recognised) {
  Box best;
  Box united_so_far;
  for (std::size_t i = 0; i < match.words.size(); ++i) {
    const auto word = static_cast<std::size_t>(match.words[i]);
    const double begin = i == 0 ? match.begin : 0;
    const double end = i + 1 == match.words.size() ? match.end : 1;
    const Box whole = recognised.boxes[word];
    const Box box = whole.empty() ? whole : part_of(whole, begin, end, recognised.texts[word]);
    const bool goes_on = !united_so_far.empty() && on_one_line(united_so_far, box);
    united_so_far = goes_on ? united(united_so_far, box) : box;
    if (united_so_far.width() > best.width()) best = united_so_far;
  }
  return best;
}

/// The mean of those words that have one.
std::optional<double> confidence_of(const Match& match, const Recognised& recognised) {
  double sum = 0;
  int count = 0;
  for (const int word : match.words) {
    const std::optional<double> confidence = recognised.confidences[static_cast<std::size_t>(word)];
    sum += confidence.value_or(0);
    count += confidence ? 1 : 0;
  }
  return count > 0 ? std::optional(sum / count) : std::nullopt;
}

void support(Word& word, const Match& match, const Recognised& recognised) {
  if (word.box.empty()) word.box = box_of(match, recognised);
  word.origin = word.box.empty() ? Origin::generated : Origin::aligned;
  word.confidence = combined_confidence(match.agreement, confidence_of(match, recognised), word.confidence);
}

void mark_unsupported(Word& word) {
  word.origin = Origin::generated;
  if (word.confidence) word.confidence = std::min(*word.confidence, kUnsupportedConfidence);
}

void take_size(Page& page, const Page& from) {
  if (page.width > 0 && page.height > 0) return;
  page.width = from.width;
  page.height = from.height;
  page.dpi = from.dpi;
  page.rotation = from.rotation;
}

void warn(Page& page, int unsupported, std::size_t words) {
  if (unsupported == 0) return;
  page.warnings.push_back({kUnsupportedWords,
                           std::to_string(unsupported) + " of the model's " + std::to_string(words) +
                               " words were not found on the page; they have no box.",
                           page.index});
}

}  // namespace

double combined_confidence(double agreement, std::optional<double> engine, std::optional<double> model) {
  return agreement * (1 - (1 - engine.value_or(kUnknown)) * (1 - model.value_or(kUnknown)));
}

Page ground(Page generated, const Page& recognised) {
  const Recognised shown = words_of(recognised);
  const std::vector<Word*> words = words_of(generated);
  std::vector<std::string> texts;
  for (const Word* word : words) texts.push_back(word->text);
  const std::vector<Match> matches = align_words(texts, shown.texts, shown.boxes);
  int unsupported = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (matches[i].supported()) {
      support(*words[i], matches[i], shown);
    } else {
      mark_unsupported(*words[i]);
      ++unsupported;
    }
  }
  take_size(generated, recognised);
  settle(generated);
  warn(generated, unsupported, words.size());
  return generated;
}

}  // namespace ocrchat
