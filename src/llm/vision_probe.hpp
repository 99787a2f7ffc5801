#pragma once

#include <string>
#include <string_view>

#include "llm/llm.hpp"

namespace ocrchat {

/// Whether a model sees the pictures that it is sent: some answer without looking.
enum class Sight { reads, blind, unreachable };

struct VisionVerdict {
  Sight sight = Sight::unreachable;
  std::string why = {};    ///< a sentence for the operator, with the model's answer where it is wrong
  std::string model = {};  ///< as the server calls it, if it answered
};

/// Eight letters and digits that no reader confuses, of which nobody could guess many.
std::string probe_code();

/// Has a picture of a code read back. To probe each of several endpoints, probe a client of each.
/// @param picture  a data URL of black letters on white that say `code`, large enough to read with ease
VisionVerdict probe_vision(Llm& llm, const std::string& picture, std::string_view code);

}  // namespace ocrchat
