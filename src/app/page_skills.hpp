#pragma once

#include "base/settings.hpp"
#include "llm/llm.hpp"
#include "worker/worker.hpp"

namespace ocrchat {

/// What a worker of these settings can do beyond reading; `models` outlive it.
PageSkills page_skills(const Settings& settings, Llm& models);

}  // namespace ocrchat
