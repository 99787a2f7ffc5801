#include "translate/translators.hpp"

#include "translate/apertium_translator.hpp"
#include "translate/model_translator.hpp"

namespace ocrchat {

std::unique_ptr<Translator> make_translator(const Settings& settings, Llm& models) {
  if (models.has(Role::text)) return std::make_unique<ModelTranslator>(models);
  if (available_pairs(settings.apertium_data).empty()) return nullptr;
  ApertiumOptions options;
  options.folder = settings.apertium_data;
  options.processes = static_cast<std::size_t>(settings.apertium_processes);
  return std::make_unique<ApertiumTranslator>(std::move(options));
}

}  // namespace ocrchat
