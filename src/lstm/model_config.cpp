#include "lstm/model_config.hpp"

#include <algorithm>
#include <sstream>

namespace ocrchat {
namespace {

constexpr std::string_view kSubLanguages = "tessedit_load_sublangs";
constexpr std::size_t kMostSubLanguages = 4;

/// Names become those of files.
bool is_name(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

}  // namespace

std::vector<std::string> sub_languages_in(const std::optional<BytesView>& config) {
  std::vector<std::string> names;
  if (!config) return names;
  std::istringstream lines{std::string(as_chars(*config))};
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string setting;
    if (!(words >> setting) || setting != kSubLanguages) continue;
    for (std::string name; std::getline(words >> std::ws, name, '+');) {
      while (!name.empty() && static_cast<unsigned char>(name.back()) <= ' ') name.pop_back();
      if (is_name(name) && names.size() < kMostSubLanguages) names.push_back(name);
    }
  }
  return names;
}

}  // namespace ocrchat
