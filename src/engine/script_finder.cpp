#include "engine/script_finder.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "language/codes.hpp"
#include "language/identify.hpp"
#include "language/misreading.hpp"

namespace ocrchat {
namespace {

// Mean confidences of symbols: the right model reads clean print above .976, a wrong one mostly below .975.
constexpr double kCertain = 0.976;
constexpr double kLikely = 0.950;
constexpr double kPossible = 0.800;  // of worn print, if it is far better than what English makes of it
constexpr double kAkin = 0.900;      // below it, another model of the same script does no better
constexpr double kClearly = 0.008;
constexpr double kFar = 0.05;
constexpr double kBeyondDoubt = 15;  // nats by which a guess leads
constexpr std::size_t kMostModels = 6;
constexpr std::size_t kModelsForLatin = 3;  // where the letters look Latin all the same
constexpr std::size_t kPartsTried = 2;
constexpr std::size_t kMostParts = 8;
constexpr double kHeightsTried = 12;  // all parts together: how long they are for their height
constexpr double kHighestLine = 2.6;  // text heights, with the room around it
constexpr int kFewestLetters = 4;
constexpr int kMargin = 4;
constexpr int kPartHeights = 14;  // of the line: how much of it is read
constexpr l_uint32 kPaper = 160;  // from here on, grey is not ink

struct Candidate {
  std::string_view script;
  std::string_view model;
};

/// Where several languages share a script, the script's model, so that none of their letters is lost; else
/// the small model of the language.
constexpr std::array<Candidate, 30> kCandidates{{
    {"Arab", "script/Arabic"},
    {"Armn", "hye"},
    {"Beng", "script/Bengali"},
    {"Cans", "iku"},
    {"Cher", "chr"},
    {"Cyrl", "script/Cyrillic"},
    {"Deva", "script/Devanagari"},
    {"Ethi", "script/Ethiopic"},
    {"Geor", "kat"},
    {"Grek", "ell"},
    {"Gujr", "guj"},
    {"Guru", "pan"},
    {"Hani", "chi_sim"},
    {"Hani", "chi_tra"},
    {"Hebr", "script/Hebrew"},
    {"Jpan", "jpn"},
    {"Khmr", "khm"},
    {"Knda", "kan"},
    {"Kore", "kor"},
    {"Laoo", "lao"},
    {"Mlym", "mal"},
    {"Mymr", "mya"},
    {"Orya", "ori"},
    {"Sinh", "sin"},
    {"Syrc", "syr"},
    {"Taml", "tam"},
    {"Telu", "tel"},
    {"Thaa", "div"},
    {"Thai", "tha"},
    {"Tibt", "bod"},
}};

Trial read_part(const Prepared& page, const Box& box, Recogniser& session) {
  const PixPtr crop = cropped_pix(page.image.get(), box, kMargin);
  return session.try_line(crop.get(), page.resolution);
}

std::string_view model_for(std::string_view script) {
  const auto* found = std::find_if(kCandidates.begin(), kCandidates.end(),
                                   [&](const Candidate& c) { return c.script == script; });
  return found == kCandidates.end() ? std::string_view() : found->model;
}

bool is_east_asian(std::string_view script) {
  return script == "Hani" || script == "Jpan";
}

/// Text that came out in another script than the model's is a misreading.
bool fits(const Trial& sample, std::string_view script) {
  if (sample.characters < kFewestLetters) return false;
  const auto seen = script_of(sample.text);
  return seen && (*seen == script || (is_east_asian(*seen) && is_east_asian(script)));
}

bool is_certain(const ScriptFound& found, double lead, double english) {
  const double confidence = found.sample.confidence;
  if (confidence <= english + kClearly) return false;
  return confidence >= kCertain || (lead > kBeyondDoubt && confidence >= kLikely);
}

bool is_believed(const ScriptFound& found, double english) {
  const double confidence = found.sample.confidence;
  return (confidence >= kLikely && confidence > english + kClearly) ||
         (confidence >= kPossible && confidence > english + kFar);
}

/// The guesses that have a model here, likeliest first, as many as are worth their time.
std::vector<ScriptGuess> worth_trying(const std::string& english, const RecogniserPool& pool) {
  std::vector<ScriptGuess> guesses = scripts_behind(english);
  const bool looks_latin = !guesses.empty() && model_for(guesses.front().script).empty();
  std::erase_if(guesses, [&](const ScriptGuess& guess) {
    const std::string_view model = model_for(guess.script);
    return model.empty() || !pool.models().has(model);
  });
  const std::size_t most = looks_latin ? kModelsForLatin : kMostModels;
  if (guesses.size() > most) guesses.resize(most);
  return guesses;
}

double lead_of(const std::vector<ScriptGuess>& guesses, std::size_t i) {
  return i == 0 && guesses.size() > 1 ? guesses[1].behind - guesses[0].behind : 0;
}

/// How much a part tells: its area, but what is too high for a line may be two that run together.
double worth_of(const Box& part, const Prepared& page) {
  const double highest = kHighestLine * page.text_height;
  const double height = part.height();
  return part.width() * (height <= highest ? height : highest * highest / height);
}

bool is_blank(Pix* image, int x, int y0, int y1) {
  for (int y = y0; y < y1; ++y) {
    l_uint32 value = 0;
    if (pixGetPixel(image, x, y, &value) == 0 && value < kPaper) return false;
  }
  return true;
}

/// The blank column nearest to `x`, inside the box and not far; else `x`.
int between_letters(Pix* image, const Box& box, int x) {
  const int far = box.height();
  for (int distance = 0; distance < far; ++distance)
    for (const int at : {x - distance, x + distance})
      if (at > box.x0 && at < box.x1 && is_blank(image, at, box.y0, box.y1)) return at;
  return x;
}

/// With the models of a script, until one is certain. The page will most likely be read with that of the
/// first guess, which need not be loaded twice then.
ScriptFound read_in(const std::string& script, bool is_first, const Prepared& page,
                    const std::vector<Box>& parts, RecogniserPool& pool) {
  ScriptFound best;
  for (const Candidate& candidate : kCandidates) {
    const std::string model(candidate.model);
    if (candidate.script != script || !pool.models().has(model)) continue;
    const bool keep = is_first && find_language(model) != nullptr;
    ScriptFound now{script, model, read_parts(page, parts, keep ? pool.reading(model) : pool.trying(model))};
    if (best.model.empty() || now.sample.confidence > best.sample.confidence) best = std::move(now);
    if (best.sample.confidence >= kCertain || best.sample.confidence < kAkin) break;
  }
  return best;
}

}  // namespace

std::vector<Box> parts_of(const std::vector<Box>& lines, const Prepared& page) {
  const int room = static_cast<int>(page.text_height * 0.35);
  std::vector<Box> parts;
  for (const Box& line : lines) {
    const int width = kPartHeights * line.height();
    const int middle = (line.x0 + line.x1) / 2;
    Box part{line.x0 - room, line.y0 - room, line.x1 + room, line.y1 + room};
    if (line.width() > width) {
      part.x0 = between_letters(page.image.get(), line, middle - width / 2);
      part.x1 = between_letters(page.image.get(), line, middle + width / 2);
    }
    parts.push_back(part);
  }
  return parts;
}

// Two from long lines are enough; of words, as many as make up for it.
std::vector<Box> longest_of(std::vector<Box> parts, const Prepared& page) {
  std::stable_sort(parts.begin(), parts.end(),
                   [&](const Box& a, const Box& b) { return worth_of(a, page) > worth_of(b, page); });
  std::size_t kept = 0;
  double heights = 0;
  for (; kept < std::min(parts.size(), kMostParts); ++kept) {
    if (kept >= kPartsTried && heights >= kHeightsTried) break;
    heights += static_cast<double>(parts[kept].width()) / std::max(1, parts[kept].height());
  }
  parts.resize(kept);
  return parts;
}

std::vector<Box> sampled_parts(const Prepared& page, std::size_t count) {
  const std::vector<Box>& lines = page.lines;
  std::vector<Box> chosen;
  for (std::size_t i = 0; i < count && !lines.empty(); ++i) {
    const auto from = lines.begin() + static_cast<std::ptrdiff_t>(lines.size() * i / count);
    const auto to = lines.begin() + static_cast<std::ptrdiff_t>(lines.size() * (i + 1) / count);
    const auto longest = std::max_element(
        from, to, [&](const Box& a, const Box& b) { return worth_of(a, page) < worth_of(b, page); });
    if (longest != to) chosen.push_back(*longest);
  }
  return parts_of(chosen, page);
}

Trial read_parts(const Prepared& page, const std::vector<Box>& parts, Recogniser& session) {
  Trial all;
  double sum = 0;
  for (const Box& part : parts) {
    const Trial sample = read_part(page, part, session);
    all.text += sample.text + ' ';
    all.characters += sample.characters;
    sum += sample.confidence * sample.characters;
  }
  all.confidence = all.characters == 0 ? 0 : sum / all.characters;
  return all;
}

ScriptFound find_script(const Prepared& page, const std::vector<Box>& parts, const Trial& english,
                        RecogniserPool& pool) {
  const std::vector<Box> tried = longest_of(parts, page);
  const std::vector<ScriptGuess> guesses = worth_trying(english.text, pool);
  ScriptFound best;
  for (std::size_t i = 0; i < guesses.size(); ++i) {
    ScriptFound now = read_in(guesses[i].script, i == 0, page, tried, pool);
    if (!fits(now.sample, now.script)) continue;
    const bool certain = is_certain(now, lead_of(guesses, i), english.confidence);
    if (now.sample.confidence > best.sample.confidence) best = std::move(now);
    if (certain) break;
  }
  return is_believed(best, english.confidence) ? best : ScriptFound{};
}

}  // namespace ocrchat
