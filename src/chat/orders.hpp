#pragma once

#include <string_view>

namespace ocrchat {

/// Whether a sentence tells a model what to do or to say, instead of telling something: so an attack in a
/// document reads ("Ignore all previous instructions and …"). Known by what such orders have in common: they
/// set rules aside, give a role, speak to a model, or word its answer. New wordings may pass; it is one of
/// several lines of defence (docs/chat.md).
bool reads_like_an_order(std::string_view sentence);

}  // namespace ocrchat
