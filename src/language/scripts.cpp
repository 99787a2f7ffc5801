#include "language/scripts.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace ocrchat {
namespace {

struct ScriptRow {
  std::string_view script;
  std::string_view model;
  std::string_view language;
  bool shared;
};

constexpr std::array<ScriptRow, 36> kScripts{{
    {"Arab", "script/Arabic", "ar", true},        {"Armn", "script/Armenian", "hy", false},
    {"Beng", "script/Bengali", "bn", true},       {"Cans", "script/Canadian_Aboriginal", "iu", false},
    {"Cher", "script/Cherokee", "chr", false},    {"Cyrl", "script/Cyrillic", "ru", true},
    {"Deva", "script/Devanagari", "hi", true},    {"Ethi", "script/Ethiopic", "am", true},
    {"Geor", "script/Georgian", "ka", false},     {"Grek", "script/Greek", "el", false},
    {"Gujr", "script/Gujarati", "gu", false},     {"Guru", "script/Gurmukhi", "pa", false},
    {"Hang", "script/Hangul", "ko", false},       {"Hani", "script/HanS", "zh-Hans", true},
    {"Hans", "script/HanS", "zh-Hans", false},    {"Hant", "script/HanT", "zh-Hant", false},
    {"Hebr", "script/Hebrew", "he", true},        {"Hira", "script/Japanese", "ja", false},
    {"Jpan", "script/Japanese", "ja", false},     {"Kana", "script/Japanese", "ja", false},
    {"Khmr", "script/Khmer", "km", false},        {"Knda", "script/Kannada", "kn", false},
    {"Kore", "script/Hangul", "ko", false},       {"Laoo", "script/Lao", "lo", false},
    {"Latf", "script/Fraktur", "de-Latf", false}, {"Latn", "script/Latin", "", true},
    {"Mlym", "script/Malayalam", "ml", false},    {"Mymr", "script/Myanmar", "my", false},
    {"Orya", "script/Oriya", "or", false},        {"Sinh", "script/Sinhala", "si", false},
    {"Syrc", "script/Syriac", "syr", false},      {"Taml", "script/Tamil", "ta", false},
    {"Telu", "script/Telugu", "te", false},       {"Thaa", "script/Thaana", "dv", false},
    {"Thai", "script/Thai", "th", false},         {"Tibt", "script/Tibetan", "bo", true},
}};

const ScriptRow* find(std::string_view script) {
  const auto* row =
      std::find_if(kScripts.begin(), kScripts.end(), [&](const auto& r) { return r.script == script; });
  return row == kScripts.end() ? nullptr : row;
}

bool is_real(UScriptCode script) {
  return script > USCRIPT_INHERITED && script != USCRIPT_UNKNOWN;
}

}  // namespace

std::map<std::string, int> letters_by_script(std::string_view text) {
  std::map<std::string, int> letters;
  for (const char32_t c : to_utf32(text)) {
    const auto code_point = static_cast<UChar32>(c);
    if (u_isalpha(code_point) == 0) continue;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(code_point, &status);
    if (U_SUCCESS(status) && is_real(script)) ++letters[uscript_getShortName(script)];
  }
  return letters;
}

std::string_view script_model(std::string_view script) {
  const ScriptRow* row = find(script);
  return row == nullptr ? std::string_view() : row->model;
}

std::string_view usual_language(std::string_view script) {
  const ScriptRow* row = find(script);
  return row == nullptr ? std::string_view() : row->language;
}

bool is_shared_script(std::string_view script) {
  const ScriptRow* row = find(script);
  return row != nullptr && row->shared;
}

}  // namespace ocrchat
