#include "language/codes.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <sstream>

#include "base/utf8.hpp"
#include "language/codes_table.hpp"

namespace ocrchat {
namespace {

constexpr std::array<std::string_view, 9> kRightToLeft{"Arab", "Hebr", "Syrc", "Thaa", "Nkoo",
                                                       "Adlm", "Samr", "Mand", "Rohg"};

std::string normal_form(std::string_view code) {
  std::string form = ascii_lower(trimmed(code));
  std::replace(form.begin(), form.end(), '_', '-');
  return form;
}

std::vector<Language> make_languages() {
  std::vector<Language> result;
  for (const LanguageRow& row : language_rows()) {
    Language language{
        std::string(row.tag), std::string(row.name), std::string(row.script), std::string(row.model), {}};
    std::istringstream aliases{std::string(row.aliases)};
    for (std::string alias; aliases >> alias;) language.aliases.push_back(alias);
    result.push_back(std::move(language));
  }
  return result;
}

std::map<std::string, const Language*, std::less<>> make_index() {
  std::map<std::string, const Language*, std::less<>> index;
  for (const Language& language : languages()) {
    index[normal_form(language.tag)] = &language;
    for (const std::string& alias : language.aliases) index[normal_form(alias)] = &language;
  }
  // Names come last: "latin" the language must not hide a code.
  for (const Language& language : languages()) index.try_emplace(normal_form(language.name), &language);
  return index;
}

const Language* exactly(std::string_view form) {
  static const auto index = make_index();
  const auto found = index.find(form);
  return found == index.end() ? nullptr : found->second;
}

bool is_all(std::string_view text, int (*kind)(int)) {
  return std::all_of(text.begin(), text.end(), [&](unsigned char c) { return kind(c) != 0; });
}

/// Whether `subtag` may follow a language without making it another one: a region, a variant, or the script
/// that the language has anyway.
bool is_harmless(std::string_view subtag, const Language& language) {
  if (subtag.size() == 2) return is_all(subtag, std::isalpha);
  if (subtag.size() == 3) return is_all(subtag, std::isdigit);
  if (subtag.size() == 4 && is_all(subtag, std::isalpha)) return subtag == ascii_lower(language.script);
  return subtag.size() >= 4 && subtag.size() <= 8 && is_all(subtag, std::isalnum);
}

const Language* find_normal(std::string_view form) {
  if (const Language* language = exactly(form)) return language;
  const std::size_t dash = form.rfind('-');
  if (dash == std::string_view::npos) return nullptr;
  const Language* language = find_normal(form.substr(0, dash));
  return language != nullptr && is_harmless(form.substr(dash + 1), *language) ? language : nullptr;
}

}  // namespace

const std::vector<Language>& languages() {
  static const std::vector<Language> all = make_languages();
  return all;
}

const Language* find_language(std::string_view code) {
  if (code.size() > 64) return nullptr;
  return find_normal(normal_form(code));
}

bool is_right_to_left(std::string_view tag) {
  const Language* language = find_language(tag);
  return language != nullptr &&
         std::find(kRightToLeft.begin(), kRightToLeft.end(), language->script) != kRightToLeft.end();
}

}  // namespace ocrchat
