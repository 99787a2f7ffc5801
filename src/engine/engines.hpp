#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "engine/page_reader.hpp"

namespace ocrchat {

/// What engines are made with.
struct EngineConfig {
  std::filesystem::path models;
  std::chrono::milliseconds null_delay{0};  ///< that the null engine takes for a page
};

/// One row of the table of engines.
struct Engine {
  std::string_view name;
  std::string_view tier;         ///< the tier that it serves
  std::string_view description;  ///< one sentence for people
  std::unique_ptr<PageReader> (*make)(const EngineConfig& config);
  /// Empty if the engine works here, else what is missing.
  std::string (*trouble)(const EngineConfig& config);
};

std::span<const Engine> engines();

/// @throws Error(setting_invalid) if there is no engine of that name
const Engine& find_engine(std::string_view name);

}  // namespace ocrchat
