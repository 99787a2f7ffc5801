#include "engine/language_finder.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "engine/script_finder.hpp"
#include "language/codes.hpp"
#include "language/identify.hpp"
#include "language/misreading.hpp"
#include "language/scripts.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kParts = 4;
constexpr double kSure = 0.980;    // so Latin is read by the English model where it is clean
constexpr double kLikely = 0.950;  // and so where it is worn, or has many accents
constexpr double kClearly = 0.008;
constexpr double kOwnModel = 0.960;  // so no Chinese model reads kana, no Japanese one Chinese
constexpr double kHardlyLatin = 12;  // nats

bool is_reliably_latin(const std::string& text) {
  const auto identified = identify_language(text);
  const Language* language = identified && identified->reliable ? find_language(identified->tag) : nullptr;
  return language != nullptr && language->script == "Latn";
}

bool is_latin(const Trial& english) {
  if (english.characters == 0) return true;
  const double behind = latin_behind(english.text);
  if (english.confidence >= kSure) return behind < kHardlyLatin || is_reliably_latin(english.text);
  if (english.confidence >= kLikely) return behind < 2 || is_reliably_latin(english.text);
  return behind == 0 && is_reliably_latin(english.text);
}

struct Parts {
  std::vector<Box> boxes;
  Trial english;

  void add(const Box& box, const Trial& trial) {
    const int characters = english.characters + trial.characters;
    if (characters > 0)
      english.confidence =
          (english.confidence * english.characters + trial.confidence * trial.characters) / characters;
    english.characters = characters;
    english.text += trial.text + ' ';
    boxes.push_back(box);
  }
};

Verdict verdict_for(std::string_view tag, const Trial& sample) {
  Verdict verdict;
  verdict.script = script_of(sample.text).value_or("");
  verdict.confidence = sample.confidence;
  if (const Language* language = find_language(tag)) {
    verdict.tag = language->tag;
    verdict.model = language->model;
  }
  return verdict;
}

/// The language that CLD2 is sure of and that can be read here; empty if it is not.
std::string reliable_language(const Trial& sample, const RecogniserPool& pool) {
  const auto identified = identify_language(sample.text);
  if (!identified || !identified->reliable) return {};
  const Language* language = find_language(identified->tag);
  return language != nullptr && pool.models().has(language->model) ? language->tag : std::string();
}

bool looks_vietnamese(const std::string& english) {
  const auto guesses = scripts_behind(english);
  return !guesses.empty() && guesses.front().script == "Viet";
}

/// Without its accents Vietnamese is like no language.
Verdict in_latin(const Prepared& page, const Parts& parts, RecogniserPool& pool) {
  const Verdict english = verdict_for("en", parts.english);
  const bool vietnamese = looks_vietnamese(parts.english.text);
  const std::string plain = reliable_language(parts.english, pool);
  if (!plain.empty() && !vietnamese) return verdict_for(plain, parts.english);
  if (parts.english.characters == 0) return english;
  if (vietnamese && pool.models().has("vie")) {
    const Trial sample = read_parts(page, parts.boxes, pool.trying("vie"));
    if (reliable_language(sample, pool) == "vi") return verdict_for("vi", sample);
  }
  if (!plain.empty()) return verdict_for(plain, parts.english);
  if (!pool.models().has("script/Latin")) return english;
  const Trial sample = read_parts(page, parts.boxes, pool.trying("script/Latin"));
  const std::string accented = reliable_language(sample, pool);
  if (accented.empty() || sample.confidence + kClearly < parts.english.confidence) return english;
  return verdict_for(accented, sample);
}

/// Chinese and Japanese share most of their letters: kana tell them apart, or which model reads better.
ScriptFound among_east_asian(const Prepared& page, const std::vector<Box>& boxes, ScriptFound found,
                             RecogniserPool& pool) {
  const bool is_kana = script_of(found.sample.text) == "Jpan" && found.script == "Jpan";
  if (is_kana || found.sample.confidence >= kOwnModel) return found;
  const std::vector<Box> parts = longest_of(boxes, page);
  const bool is_japanese = found.script == "Jpan";
  for (const char* model : {"chi_sim", "chi_tra", "jpn"}) {
    if ((model == std::string_view("jpn")) == is_japanese || !pool.models().has(model)) continue;
    Trial sample = read_parts(page, parts, pool.trying(model));
    const std::string script = script_of(sample.text).value_or("");
    if (sample.confidence > found.sample.confidence && script == (is_japanese ? "Hani" : "Jpan"))
      found = {script, model, std::move(sample)};
  }
  return found;
}

Verdict in_other_script(const Prepared& page, const std::vector<Box>& boxes, ScriptFound found,
                        RecogniserPool& pool) {
  if (found.script == "Hani" || found.script == "Jpan") {
    found = among_east_asian(page, boxes, std::move(found), pool);
    return verdict_for(found.model, found.sample);
  }
  if (const std::string tag = reliable_language(found.sample, pool); !tag.empty())
    return verdict_for(tag, found.sample);
  return verdict_for(usual_language(found.script), found.sample);
}

}  // namespace

Verdict find_other_script(const Prepared& page, const std::vector<Box>& lines, RecogniserPool& pool) {
  const std::vector<Box> parts = parts_of(lines, page);
  const ScriptFound found = find_script(page, parts, read_parts(page, parts, pool.reading("eng")), pool);
  return found.script.empty() ? Verdict{} : in_other_script(page, parts, found, pool);
}

Verdict find_language(const Prepared& page, RecogniserPool& pool) {
  Parts latin;
  Parts other;
  Recogniser& english = pool.reading("eng");
  for (const Box& part : sampled_parts(page, kParts)) {
    const Trial trial = read_parts(page, {part}, english);
    (is_latin(trial) ? latin : other).add(part, trial);
  }
  if (other.boxes.empty()) return latin.boxes.empty() ? Verdict{} : in_latin(page, latin, pool);

  const ScriptFound found = find_script(page, other.boxes, other.english, pool);
  if (found.script.empty()) {
    for (const Box& box : std::exchange(other.boxes, {})) latin.boxes.push_back(box);
    latin.add({}, other.english);
    latin.boxes.pop_back();
    return in_latin(page, latin, pool);
  }
  Verdict second = in_other_script(page, other.boxes, found, pool);
  // Lines not surely Latin are of the other script, too, once there is one.
  if (latin.boxes.empty() || latin.english.confidence < kSure) return second;
  Verdict first = in_latin(page, latin, pool);
  if (other.boxes.size() >= latin.boxes.size()) std::swap(first, second);
  first.other_model = second.model;
  first.other_tag = second.tag;
  return first;
}

}  // namespace ocrchat
