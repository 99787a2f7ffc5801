#pragma once

#include <vector>

#include "export/math_node.hpp"

namespace ocrchat {

/// Parts side by side, in which brackets that belong together, and bars around something, have become fences:
/// as Word and LibreOffice want them. A bracket may close one of another kind (intervals), and takes the
/// scripts after it along to its fence. What stays alone stays a run.
std::vector<MathNode> with_fences(std::vector<MathNode> parts);

}  // namespace ocrchat
