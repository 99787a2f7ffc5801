#include "engine/engines.hpp"

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "engine/kinds.hpp"

namespace ocrchat {
namespace {

std::string no_trouble(const EngineConfig& /*config*/) {
  return {};
}

constexpr std::array<Engine, 4> kEngines{{
    {"native", "cpu", "Reads printed text in more than a hundred languages, by itself.", make_native_engine,
     native_trouble},
    {"tesseract", "cpu", "Reads printed text in the same languages, with libtesseract.",
     make_tesseract_engine, models_trouble},
    {"embedded", "cpu", "Takes the text that a PDF itself holds.", make_embedded_engine, no_trouble},
    {"null", "cpu", "Reads nothing; for tests.", make_null_engine, no_trouble},
}};

}  // namespace

std::span<const Engine> engines() {
  return kEngines;
}

const Engine& find_engine(std::string_view name) {
  const auto* engine =
      std::find_if(kEngines.begin(), kEngines.end(), [&](const Engine& e) { return e.name == name; });
  if (engine == kEngines.end())
    throw Error(ErrorCode::setting_invalid, "There is no engine '" + std::string(name) + "'.");
  return *engine;
}

}  // namespace ocrchat
