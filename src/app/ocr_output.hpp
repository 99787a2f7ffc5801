#pragma once

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "app/reading_crew.hpp"
#include "export/formats.hpp"
#include "pipeline/document_tools.hpp"
#include "tools/tools.hpp"

namespace ocrchat {

/// The tool that a command line asks for.
struct ToolOrder {
  const Tool* tool = nullptr;  ///< or none
  std::string schema = {};     ///< JSON Schema, of the tool `extract`
};

/// Where the command line's results go, and in which format. A file appears under its name only when it is
/// whole.
class OcrOutput {
 public:
  /// @param format  empty: what the tool gives, else by the ending of `out`, else txt
  /// @param out     empty: standard output; a folder, or a file if there is one input
  /// @throws Error(setting_invalid) for what cannot work, before anything is read
  OcrOutput(const std::string& format, const std::string& out,
            const std::vector<std::filesystem::path>& inputs, std::string password, ToolOrder tool,
            const Settings& settings);

  /// Writes a file that was read.
  void write(FileReading& file);

 private:
  std::filesystem::path target(const FileReading& file);
  void write_to(FileReading& file, int fd);
  std::string made_by_tool(PageSource& pages) const;

  ToolOrder tool_;
  const Format* format_ = nullptr;
  std::filesystem::path out_;
  bool folder_ = false;
  std::string password_;
  const Settings& settings_;
  std::unique_ptr<DocumentTools> tools_;
  std::set<std::filesystem::path> written_;
};

}  // namespace ocrchat
