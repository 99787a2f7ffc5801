#pragma once

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "app/reading_crew.hpp"
#include "export/formats.hpp"
#include "pipeline/document_tools.hpp"

namespace ocrchat {

/// Where the command line's results go, and in which format. A file appears under its name only when it is
/// whole.
class OcrOutput {
 public:
  /// @param format  empty: by the ending of `out`, else txt
  /// @param out     empty: standard output; a folder, or a file if there is one input
  /// @throws Error(setting_invalid) for what cannot work, before anything is read
  OcrOutput(const std::string& format, const std::string& out,
            const std::vector<std::filesystem::path>& inputs, std::string password, const Settings& settings);

  /// Writes a file that was read.
  void write(FileReading& file);

 private:
  std::filesystem::path target(const FileReading& file);
  void write_to(FileReading& file, int fd);

  const Format* format_ = nullptr;
  std::filesystem::path out_;
  bool folder_ = false;
  std::string password_;
  const Settings& settings_;
  std::unique_ptr<DocumentTools> tools_;
  std::set<std::filesystem::path> written_;
};

}  // namespace ocrchat
