#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "export/latex.hpp"

namespace ocrchat {

inline constexpr std::string_view kMathNamespace =
    "http://schemas.openxmlformats.org/officeDocument/2006/math";

/// The `m:oMath` element of Office Math Markup (ECMA-376, part 1, 22.1) for a formula in LaTeX without the
/// `$` around it; nothing where parse_latex() gives none, or Word's readers would not follow it so deep.
std::optional<std::string> omml(std::string_view latex, MathPlace place);

}  // namespace ocrchat
