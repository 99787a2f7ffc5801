#include "app/page_skills.hpp"

#include "worker/model_step.hpp"
#include "worker/tool_data.hpp"
#include "worker/translation_step.hpp"

namespace ocrchat {

// In this order: what is translated is what the model read.
PageSkills page_skills(const Settings& settings, Store& store, Llm& models, Translator& translator) {
  PageSkills skills;
  skills.extraction =
      std::make_unique<ExtractionStep>(settings, store, std::make_unique<ToolData>(store, models));
  if (models.has(Role::vision)) skills.steps.push_back(std::make_unique<ModelStep>(settings, models));
  if (models.has(Role::text)) skills.steps.push_back(std::make_unique<TranslationStep>(translator));
  if (!skills.steps.empty()) skills.model_pages = static_cast<std::size_t>(settings.model_pages);
  return skills;
}

}  // namespace ocrchat
