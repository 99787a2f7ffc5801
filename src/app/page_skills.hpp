#pragma once

#include "base/settings.hpp"
#include "llm/llm.hpp"
#include "store/store.hpp"
#include "translate/translator.hpp"
#include "worker/worker.hpp"

namespace ocrchat {

/// What a worker of these settings can do beyond reading; what it is made of outlives it.
/// @param translator  null: there is none
PageSkills page_skills(const Settings& settings, Store& store, Llm& models, Translator* translator);

}  // namespace ocrchat
