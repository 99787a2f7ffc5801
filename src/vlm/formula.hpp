#pragma once

#include <string>
#include <string_view>

namespace ocrchat {

/// LaTeX without the marks that set it apart from text ($$…$$, $…$, \[…\], \(…\)) and without white space at
/// its ends.
std::string bare_latex(std::string_view latex);

}  // namespace ocrchat
