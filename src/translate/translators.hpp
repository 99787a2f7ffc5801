#pragma once

#include <memory>

#include "base/settings.hpp"
#include "llm/llm.hpp"
#include "translate/translator.hpp"

namespace ocrchat {

/// The translator of these settings: the text model if there is one, else Apertium if a pair of it is
/// installed, else null. Made once: pairs that are installed later are found at the next start.
/// @param models  outlive it
std::unique_ptr<Translator> make_translator(const Settings& settings, Llm& models);

}  // namespace ocrchat
