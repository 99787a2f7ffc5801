#include "app/page_skills.hpp"

#include "worker/model_step.hpp"

namespace ocrchat {

PageSkills page_skills(const Settings& settings, Llm& models) {
  PageSkills skills;
  if (models.has(Role::vision)) {
    skills.steps.push_back(std::make_unique<ModelStep>(settings, models));
    skills.model_pages = static_cast<std::size_t>(settings.model_pages);
  }
  return skills;
}

}  // namespace ocrchat
