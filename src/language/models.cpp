#include "language/models.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

namespace ocrchat {
namespace {

constexpr std::string_view kScript = "script/";

void collect(const std::filesystem::path& folder, std::string_view prefix, std::vector<std::string>& names) {
  std::error_code error;
  for (auto entry = std::filesystem::directory_iterator(folder, error);
       !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
    const std::filesystem::path& path = entry->path();
    if (path.extension() == ".traineddata") names.push_back(std::string(prefix) + path.stem().string());
  }
}

}  // namespace

Models::Models(std::filesystem::path folder) : folder_(std::move(folder)) {
  collect(folder_, "", names_);
  collect(folder_ / "script", kScript, names_);
  std::sort(names_.begin(), names_.end());
}

std::optional<std::string> Models::find(std::string_view model) const {
  const auto installed = [&](std::string_view name) {
    return std::binary_search(names_.begin(), names_.end(), name);
  };
  if (installed(model)) return std::string(model);
  if (model.starts_with(kScript) && installed(model.substr(kScript.size())))
    return std::string(model.substr(kScript.size()));
  return std::nullopt;
}

}  // namespace ocrchat
