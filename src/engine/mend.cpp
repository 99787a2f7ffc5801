#include "engine/mend.hpp"

#include <algorithm>
#include <vector>

#include "engine/language_finder.hpp"

namespace ocrchat {
namespace {

constexpr double kGoodPage = 0.75;  // below it, lines are bad for other reasons than their script
constexpr double kBadLine = 0.72;
constexpr double kForeignLine = 0.62;
constexpr double kBadWord = 0.45;
constexpr double kBetter = 0.05;
constexpr std::size_t kMostLines = 80;
constexpr std::size_t kLinesTried = 2;
constexpr int kFewestCharacters = 4;

double median_confidence(const Reading& reading) {
  std::vector<double> all;
  for_lines(reading, [&](const Line& line) {
    if (line.words.size() > 1) all.push_back(confidence_of(line));
  });
  if (all.empty()) return reading.confidence;
  const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
  std::nth_element(all.begin(), middle, all.end());
  return *middle;
}

bool has_bad_word(const Line& line) {
  return std::any_of(line.words.begin(), line.words.end(), [](const Word& word) {
    return word.confidence.value_or(1) < kBadWord && characters_of(word.text) >= 3;
  });
}

int characters_in(const Line& line) {
  int sum = 0;
  for (const Word& word : line.words) sum += characters_of(word.text);
  return sum;
}

/// A row of letters, not a picture or a rule taken for one.
bool looks_like_text(const Line& line, const Prepared& page) {
  return characters_in(line) >= kFewestCharacters && line.box.height() < 4 * page.text_height &&
         line.box.height() > 0.5 * page.text_height;
}

std::vector<Line*> bad_lines(Reading& reading, const Prepared& page, bool by_words) {
  std::vector<Line*> bad;
  for_lines(reading, [&](Line& line) {
    if (!looks_like_text(line, page) || bad.size() >= kMostLines) return;
    if (confidence_of(line) < kBadLine || (by_words && has_bad_word(line))) bad.push_back(&line);
  });
  return bad;
}

/// The model of a script that the worst lines may be in.
std::string found_model(const std::vector<Line*>& bad, const Prepared& page, RecogniserPool& pool) {
  std::vector<Line*> foreign;
  std::copy_if(bad.begin(), bad.end(), std::back_inserter(foreign),
               [](const Line* line) { return confidence_of(*line) < kForeignLine; });
  std::stable_sort(foreign.begin(), foreign.end(),
                   [](const Line* a, const Line* b) { return characters_in(*a) > characters_in(*b); });
  if (foreign.size() > kLinesTried) foreign.resize(kLinesTried);
  std::vector<Box> boxes;
  for (const Line* line : foreign) boxes.push_back(line->box);
  return boxes.empty() ? std::string() : find_other_script(page, boxes, pool).model;
}

/// The line read once more by itself; null words if nothing came of it.
Line read_again(const Line& line, const Prepared& page, Recogniser& session) {
  const int margin = std::max(8, static_cast<int>(page.text_height / 2));
  const int room = static_cast<int>(page.text_height * 0.2);
  const Box box{std::max(0, line.box.x0 - room), std::max(0, line.box.y0 - room), line.box.x1 + room,
                line.box.y1 + room};
  const PixPtr crop = cropped_pix(page.image.get(), box, margin);
  Reading reading = session.read(crop.get(), Segmentation::line, page.resolution);
  Line result;
  int lines = 0;
  for_lines(reading, [&](Line& read) {
    ++lines;
    result = moved(std::move(read), box.x0 - margin, box.y0 - margin);
  });
  return lines == 1 ? result : Line{};
}

bool is_better(const Line& now, const Line& before) {
  return characters_in(now) >= std::min(characters_in(before) / 3, kFewestCharacters) &&
         characters_in(now) > 0 && confidence_of(now) > confidence_of(before) + kBetter;
}

}  // namespace

void mend_lines(Reading& reading, const Prepared& page, const Mending& mending, RecogniserPool& pool) {
  const bool latin = mending.script.starts_with("Lat");  // Fraktur too
  // A page known to be in two scripts is half bad in either.
  if (mending.other_model.empty() && median_confidence(reading) < kGoodPage) return;
  const std::vector<Line*> bad = bad_lines(reading, page, !latin);
  if (bad.empty()) return;

  std::string other = mending.other_model;
  if (other.empty() && !latin) other = "eng";
  if (other.empty() && mending.look_for_others) other = found_model(bad, page, pool);
  if (other.empty() || other == mending.model) return;

  Recogniser& both = pool.reading(latin ? other + "+" + mending.model : mending.model + "+" + other);
  for (Line* line : bad) {
    Line again = read_again(*line, page, both);
    if (is_better(again, *line)) *line = std::move(again);
  }
  weigh(reading);
}

}  // namespace ocrchat
