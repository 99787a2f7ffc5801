#include "engine/language_finder.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <sstream>
#include <string_view>

#include "base/utf8.hpp"
#include "language/codes.hpp"
#include "language/identify.hpp"
#include "language/scripts.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kLines = 3;
// Mean confidences of symbols: the right model reads clean print above .976, a wrong one below .975.
constexpr double kSure = 0.980;     // believed at once
constexpr double kCertain = 0.984;  // no other model need be tried
constexpr double kLikely = 0.950;   // below it nothing is believed
constexpr double kClearly = 0.008;  // by which one model must beat the other
constexpr std::size_t kFinalists = 3;
constexpr int kFewestLetters = 4;
constexpr int kMargin = 4;
constexpr int kSnippetHeights = 20;  // of a letter: how much of a line is tried

/// Small models that read their script's print well, those met most often first.
constexpr std::array<std::string_view, 30> kTried{
    "rus", "chi_sim", "ara", "hin", "jpn", "kor", "tha", "ell", "heb", "ben",
    "tam", "khm",     "amh", "tel", "kat", "hye", "mya", "lao", "guj", "pan",
    "kan", "mal",     "sin", "ori", "bod", "chr", "iku", "div", "syr", "chi_tra"};

Trial read_line(const Prepared& page, const Box& box, TesseractSession& session) {
  const PixPtr crop = cropped_pix(page.image.get(), box, kMargin);
  return session.try_line(crop.get(), page.resolution);
}

/// Line boxes are made of the ink: accents and feet of letters need some room.
Box roomy(const Box& box, double text_height) {
  const int room = static_cast<int>(text_height * 0.35);
  return {box.x0 - room, box.y0 - room, box.x1 + room, box.y1 + room};
}

Trial read_lines(const Prepared& page, const std::vector<Box>& lines, TesseractSession& session) {
  Trial all;
  double sum = 0;
  for (const Box& line : lines) {
    const Trial sample = read_line(page, line, session);
    all.text += sample.text;
    all.characters += sample.characters;
    sum += sample.confidence * sample.characters;
  }
  all.confidence = all.characters == 0 ? 0 : sum / all.characters;
  return all;
}

std::vector<Box> snippets(const std::vector<Box>& lines, double text_height) {
  std::vector<Box> parts;
  const int width = static_cast<int>(kSnippetHeights * text_height);
  for (const Box& line : lines) {
    const int middle = (line.x0 + line.x1) / 2;
    parts.push_back(
        {std::max(line.x0, middle - width / 2), line.y0, std::min(line.x1, middle + width / 2), line.y1});
  }
  return parts;
}

/// The script that a model is for; a text in another one is a misreading.
std::string script_of_model(std::string_view model) {
  const Language* language = find_language(model);
  if (language == nullptr) return {};
  return language->script.starts_with("Han") ? "Hani" : language->script;
}

bool fits(const Trial& sample, std::string_view model) {
  if (sample.characters < kFewestLetters) return false;
  const auto script = script_of(sample.text);
  const std::string expected = script_of_model(model);
  return script && (*script == expected || (*script == "Hani" && expected == "Jpan"));
}

struct Choice {
  std::string model;
  Trial sample;
};

/// All models on one snippet, then the best few on all: the surest, if it is surer than `worst`.
Choice best_model(const Prepared& page, const std::vector<Box>& parts, double worst, SessionPool& pool) {
  std::vector<Choice> tried;
  for (const std::string_view model : kTried) {
    if (parts.empty() || !pool.models().has(model)) continue;
    Trial sample = read_line(page, parts.front(), pool.trying(std::string(model)));
    if (!fits(sample, model)) continue;
    tried.push_back({std::string(model), std::move(sample)});
    if (tried.back().sample.confidence > std::max(kCertain, worst)) return tried.back();
  }
  std::sort(tried.begin(), tried.end(),
            [](const Choice& a, const Choice& b) { return a.sample.confidence > b.sample.confidence; });
  if (tried.size() > kFinalists) tried.resize(kFinalists);
  Choice best;
  best.sample.confidence = worst;
  for (Choice& choice : tried) {
    choice.sample = read_lines(page, parts, pool.trying(choice.model));
    if (choice.sample.confidence > best.sample.confidence) best = choice;
  }
  return best;
}

/// Models of one script whose letters differ: which of them fits is told by whole lines. What the first
/// reads, the identification of the text tells apart no more: letters that it does not know are lost.
constexpr std::array<std::string_view, 3> kFamilies{"chi_sim chi_tra jpn", "ara fas urd uig pus snd",
                                                    "amh tir"};

std::string_view family_of(std::string_view model) {
  for (const std::string_view family : kFamilies)
    if (!model.empty() && family.find(model) != std::string_view::npos) return family;
  return {};
}

std::string within_family(const Prepared& page, const std::vector<Box>& lines, const std::string& model,
                          SessionPool& pool) {
  Choice best;
  std::istringstream family{std::string(family_of(model))};
  for (std::string member; family >> member;) {
    if (!pool.models().has(member)) continue;
    Trial sample = read_lines(page, lines, pool.trying(member));
    if (sample.confidence > best.sample.confidence) best = {member, std::move(sample)};
  }
  return best.model.empty() ? model : best.model;
}

Verdict verdict_for(const std::string& model, const Trial& sample) {
  Verdict verdict;
  verdict.script = script_of(sample.text).value_or("");
  verdict.model = model;
  verdict.confidence = sample.confidence;
  if (const Language* language = find_language(model)) verdict.tag = language->tag;
  return verdict;
}

/// The language of the text, and its own model if that reads the lines no worse.
Verdict refined(const Prepared& page, const std::vector<Box>& lines, Verdict verdict, const Trial& sample,
                SessionPool& pool) {
  const auto identified = identify_language(sample.text);
  if (verdict.script == "Latn" && !(identified && identified->reliable) && pool.models().has("vie")) {
    // Without its accents Vietnamese is like no language.
    const Trial vietnamese = read_lines(page, lines, pool.trying("vie"));
    if (vietnamese.confidence > verdict.confidence + kClearly / 2) return verdict_for("vie", vietnamese);
  }
  if (!identified) return verdict;
  const Language* language = find_language(identified->tag);
  if (language == nullptr || language->tag == verdict.tag) return verdict;
  const bool is_guess = !identified->reliable && verdict.script == "Latn";
  if (!is_guess) verdict.tag = language->tag;
  if (language->model == verdict.model || !pool.models().has(language->model)) return verdict;
  const Trial own = read_lines(page, lines, pool.reading(language->model));
  if (own.confidence + (is_guess ? 0 : kClearly / 2) < verdict.confidence) return verdict;
  verdict.tag = language->tag;
  verdict.model = language->model;
  verdict.confidence = own.confidence;
  return verdict;
}

std::int64_t area(const Box& box) {
  return std::int64_t{box.width()} * box.height();
}

struct Sorted {
  std::vector<Box> good;
  std::vector<Box> bad;
  Trial read;  ///< of the good ones
};

/// Read surely, or well enough and in words of some language: letters of other scripts give no words.
bool is_latin(const Trial& sample) {
  if (sample.characters == 0 || sample.confidence >= kSure) return true;
  if (sample.confidence < kLikely) return false;
  const auto identified = identify_language(sample.text);
  const Language* language = identified && identified->reliable ? find_language(identified->tag) : nullptr;
  return language != nullptr && language->script == "Latn";
}

Sorted read_in_latin(const Prepared& page, const std::vector<Box>& lines, TesseractSession& session) {
  Sorted sorted;
  double sum = 0;
  for (const Box& line : lines) {
    const Trial sample = read_line(page, line, session);
    if (!is_latin(sample)) {
      sorted.bad.push_back(line);
    } else {
      sorted.good.push_back(line);
      sorted.read.text += sample.text;
      sum += sample.confidence * sample.characters;
      sorted.read.characters += sample.characters;
    }
  }
  sorted.read.confidence = sorted.read.characters == 0 ? 0 : sum / sorted.read.characters;
  return sorted;
}

/// All lines read by a model of another script, and the language of what came out.
Verdict in_other_script(const Prepared& page, const std::vector<Box>& lines, std::string model,
                        SessionPool& pool) {
  model = within_family(page, lines, model, pool);
  const Trial sample = read_lines(page, lines, pool.reading(model));
  return refined(page, lines, verdict_for(model, sample), sample, pool);
}

Verdict in_latin(const Prepared& page, const std::vector<Box>& lines, SessionPool& pool) {
  const Trial sample = read_lines(page, lines, pool.reading("eng"));
  return refined(page, lines, verdict_for("eng", sample), sample, pool);
}

}  // namespace

std::vector<Box> sampled_lines(const std::vector<Box>& lines, std::size_t count) {
  std::vector<Box> chosen;
  for (std::size_t i = 0; i < count && !lines.empty(); ++i) {
    const auto from = lines.begin() + static_cast<std::ptrdiff_t>(lines.size() * i / count);
    const auto to = lines.begin() + static_cast<std::ptrdiff_t>(lines.size() * (i + 1) / count);
    const auto longest =
        std::max_element(from, to, [](const Box& a, const Box& b) { return area(a) < area(b); });
    if (longest != to) chosen.push_back(*longest);
  }
  return chosen;
}

std::string find_model(const Prepared& page, const std::vector<Box>& lines, const std::string& now,
                       SessionPool& pool) {
  std::vector<Box> room;
  for (const Box& line : lines) room.push_back(roomy(line, page.text_height));
  const std::vector<Box> parts = snippets(room, page.text_height);
  const double worst = read_lines(page, parts, pool.trying(now)).confidence + kClearly;
  const Choice choice = best_model(page, parts, std::max(worst, kLikely), pool);
  return within_family(page, room, choice.model, pool);
}

Verdict find_language(const Prepared& page, SessionPool& pool) {
  std::vector<Box> lines;
  for (const Box& line : sampled_lines(page.lines, kLines)) lines.push_back(roomy(line, page.text_height));
  if (lines.empty()) return {};

  const Sorted sorted = read_in_latin(page, lines, pool.reading("eng"));
  const Verdict latin = refined(page, sorted.good, verdict_for("eng", sorted.read), sorted.read, pool);
  if (sorted.bad.empty() && latin.script == "Latn") return latin;

  const std::vector<Box> parts = snippets(sorted.bad.empty() ? lines : sorted.bad, page.text_height);
  const double worst = read_lines(page, parts, pool.reading("eng")).confidence + kClearly;
  const Choice other = best_model(page, parts, std::max(kLikely, worst), pool);
  if (other.model.empty()) return in_latin(page, lines, pool);
  if (sorted.good.empty()) return in_other_script(page, lines, other.model, pool);

  Verdict second = in_other_script(page, sorted.bad, other.model, pool);
  Verdict first = latin;
  if (sorted.bad.size() > sorted.good.size()) std::swap(first, second);
  first.other_model = second.model;
  return first;
}

}  // namespace ocrchat
