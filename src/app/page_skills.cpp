#include "app/page_skills.hpp"

#include "worker/model_step.hpp"
#include "worker/tool_data.hpp"
#include "worker/translation_step.hpp"

namespace ocrchat {

// In this order: what is translated is what the model read.
PageSkills page_skills(const Settings& settings, Store& store, Llm& models, Translator* translator) {
  PageSkills skills;
  skills.extraction =
      std::make_unique<ExtractionStep>(settings, store, std::make_unique<ToolData>(store, models));
  if (models.has(Role::vision)) skills.steps.push_back(std::make_unique<ModelStep>(settings, models));
  if (translator != nullptr) skills.steps.push_back(std::make_unique<TranslationStep>(*translator));
  // Who asks a model waits for it; Apertium works here.
  const bool asks = models.has(Role::vision) || models.has(Role::text);
  const std::int64_t at_once = asks ? settings.model_pages : settings.apertium_processes;
  if (!skills.steps.empty()) skills.model_pages = static_cast<std::size_t>(at_once);
  return skills;
}

}  // namespace ocrchat
