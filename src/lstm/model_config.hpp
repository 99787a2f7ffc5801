#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/bytes.hpp"

namespace ocrchat {

/// The models that a model file asks to be read with (`tessedit_load_sublangs`), from its settings: lines of
/// a name and a value, comments after '#'. The other settings are of no use here: spaces come as the network
/// sees them (`preserve_interword_spaces`), and the rest is for tesseract's layout and its older engine.
/// @param config  the model file's entry, if it has one
std::vector<std::string> sub_languages_in(const std::optional<BytesView>& config);

}  // namespace ocrchat
