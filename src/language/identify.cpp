#include "language/identify.hpp"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <map>

#include "base/utf8.hpp"
#include "language/codes.hpp"
#include "language/scripts.hpp"

namespace ocrchat {
namespace {

constexpr int kFewestLatinLetters = 12;
constexpr std::size_t kBytesLookedAt = 16 << 10;

int count(const std::map<std::string, int>& letters, const std::string& script) {
  const auto found = letters.find(script);
  return found == letters.end() ? 0 : found->second;
}

/// Japanese and Korean are written in several scripts: a little kana or Hangul among Han makes it one of
/// them.
std::map<std::string, int> merged(std::map<std::string, int> letters) {
  const int han = count(letters, "Hani");
  const int kana = count(letters, "Hira") + count(letters, "Kana");
  const int hangul = count(letters, "Hang");
  for (const char* script : {"Hira", "Kana", "Hang"}) letters.erase(script);
  if (kana > 0) letters["Jpan"] = kana;
  if (hangul > 0) letters["Kore"] = hangul;
  if (han == 0 || std::max(kana, hangul) * 20 < han) return letters;
  letters[kana >= hangul ? "Jpan" : "Kore"] += han;
  letters.erase("Hani");
  return letters;
}

std::optional<std::pair<std::string, int>> commonest(std::string_view text) {
  const std::map<std::string, int> letters = merged(letters_by_script(text));
  const auto most = std::max_element(letters.begin(), letters.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most == letters.end()) return std::nullopt;
  return *most;
}

/// CLD2's own codes are partly older ones ("iw", "jw"), which the table knows as aliases.
std::string tag_of(CLD2::Language language) {
  const std::string code = CLD2::LanguageCode(language);
  const Language* known = find_language(code);
  return known != nullptr ? known->tag : code;
}

bool is_language(CLD2::Language language) {
  const std::string_view code = CLD2::LanguageCode(language);
  return language != CLD2::UNKNOWN_LANGUAGE && !code.starts_with("xxx") && !code.starts_with("zzp");
}

std::optional<Identified> by_cld2(const std::string& text) {
  CLD2::Language three[3] = {CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE};
  int percent[3] = {0, 0, 0};
  double score[3] = {0, 0, 0};
  int bytes = 0;
  bool reliable = false;
  const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language best =
      CLD2::ExtDetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, &hints, 0, three,
                                     percent, score, nullptr, &bytes, &reliable);
  if (!is_language(best)) best = three[0];
  if (!is_language(best)) return std::nullopt;
  return Identified{tag_of(best), reliable};
}

bool is_written_in(const std::string& tag, std::string_view script) {
  const Language* language = find_language(tag);
  if (language == nullptr) return script == "Latn" || script == "Cyrl";
  return language->script == script || (script == "Hani" && language->script.starts_with("Han"));
}

/// The Serbian of CLD2 may be in either script.
std::string in_script(std::string tag, std::string_view script) {
  for (const char* suffix : {"-Latn", "-Cyrl"})
    if (!is_written_in(tag, script) && is_written_in(tag + suffix, script)) {
      const Language* other = find_language(tag + suffix);
      if (other != nullptr) return other->tag;
    }
  return tag;
}

}  // namespace

std::optional<std::string> script_of(std::string_view text) {
  const auto most = commonest(text);
  return most ? std::optional(most->first) : std::nullopt;
}

std::optional<Identified> identify_language(std::string_view text) {
  const auto most = commonest(text);
  if (!most) return std::nullopt;
  const auto& [script, letters] = *most;
  const std::string usual(usual_language(script));
  if (!is_shared_script(script)) return usual.empty() ? std::nullopt : std::optional(Identified{usual, true});

  if (letters >= kFewestLatinLetters || script != "Latn") {
    if (auto identified = by_cld2(to_valid_utf8(text.substr(0, kBytesLookedAt)))) {
      identified->tag = in_script(identified->tag, script);
      if (is_written_in(identified->tag, script)) return identified;
    }
  }
  return usual.empty() ? std::nullopt : std::optional(Identified{usual, false});
}

}  // namespace ocrchat
