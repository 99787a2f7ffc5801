#pragma once

#include <optional>
#include <string_view>

#include "export/math_node.hpp"

namespace ocrchat {

/// Where a formula stands: on a line of its own, or among words, where the limits of sums stand
/// beside them.
enum class MathPlace { display, inline_text };

/// The formula that LaTeX source (without the `$` around it) describes. Commands that are not known stay in
/// it as words; what is only there for the typesetter (sizes, colours, labels) is left out. Takes linear
/// time.
/// @return nothing if the source is unbalanced, lacks an argument, nests groups deeper than 64 or is
///         longer than 16,384 characters.
std::optional<MathNode> parse_latex(std::string_view latex, MathPlace place);

}  // namespace ocrchat
