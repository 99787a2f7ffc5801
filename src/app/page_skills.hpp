#pragma once

#include "base/settings.hpp"
#include "llm/llm.hpp"
#include "translate/translator.hpp"
#include "worker/worker.hpp"

namespace ocrchat {

/// What a worker of these settings can do beyond reading; what it is made of outlives it.
/// @param translator  null: there is none
PageSkills page_skills(const Settings& settings, Llm& models, Translator* translator);

}  // namespace ocrchat
