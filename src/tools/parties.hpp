#pragma once

#include <string_view>

#include "tools/folded.hpp"

namespace ocrchat {

/// Whether a line names a company by its legal form: "Muster GmbH", "Acme Ltd.", "株式会社 …".
bool names_company(const FoldedLine& line);

}  // namespace ocrchat
