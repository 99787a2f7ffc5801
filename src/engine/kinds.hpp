#pragma once

#include <memory>
#include <string>

#include "engine/engines.hpp"

namespace ocrchat {

/// Engines for printed text: they differ in what reads the lines.
std::unique_ptr<PageReader> make_native_engine(const EngineConfig& config);
std::unique_ptr<PageReader> make_tesseract_engine(const EngineConfig& config);
std::string native_trouble(const EngineConfig& config);
std::string models_trouble(const EngineConfig& config);

std::unique_ptr<PageReader> make_embedded_engine(const EngineConfig& config);
std::unique_ptr<PageReader> make_null_engine(const EngineConfig& config);

}  // namespace ocrchat
