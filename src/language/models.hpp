#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace ocrchat {

/// The recognition models in a folder (*.traineddata, script/*.traineddata). Constant after construction.
class Models {
 public:
  explicit Models(std::filesystem::path folder);
  const std::filesystem::path& folder() const { return folder_; }
  bool has(std::string_view model) const;
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::filesystem::path folder_;
  std::vector<std::string> names_;
};

}  // namespace ocrchat
