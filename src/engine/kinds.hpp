#pragma once

#include <memory>
#include <string>

#include "engine/engines.hpp"

namespace ocrchat {

std::unique_ptr<PageReader> make_tesseract_engine(const EngineConfig& config);
std::string tesseract_trouble(const EngineConfig& config);

std::unique_ptr<PageReader> make_embedded_engine(const EngineConfig& config);
std::unique_ptr<PageReader> make_null_engine(const EngineConfig& config);

}  // namespace ocrchat
