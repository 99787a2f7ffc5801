#include "app/model_servers.hpp"

#include "worker/model_step.hpp"

namespace ocrchat {

ModelServers::ModelServers(const Settings& settings)
    : settings_(settings),
      vision_(endpoints_of(settings, Role::vision)),
      text_(endpoints_of(settings, Role::text)) {}

PageSkills ModelServers::skills() {
  PageSkills skills;
  if (vision_.configured()) {
    skills.steps.push_back(std::make_unique<ModelStep>(settings_, vision_));
    skills.model_pages = static_cast<std::size_t>(settings_.model_pages);
  }
  return skills;
}

}  // namespace ocrchat
