#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ocrchat {

/// The recognition models in a folder (*.traineddata, script/*.traineddata). Constant after construction.
class Models {
 public:
  explicit Models(std::filesystem::path folder);
  const std::filesystem::path& folder() const { return folder_; }
  bool has(std::string_view model) const { return find(model).has_value(); }
  /// The name under which `model` is installed: packagers put "script/Latin" into the folder itself or
  /// beneath it.
  std::optional<std::string> find(std::string_view model) const;
  /// As installed, sorted.
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::filesystem::path folder_;
  std::vector<std::string> names_;
};

}  // namespace ocrchat
