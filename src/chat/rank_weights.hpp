#pragma once

#include "chat/rank.hpp"

namespace ocrchat {

inline constexpr Features kRankWeights{3,   6,   1,   2,   0.5, 0.5, 3,   0.5, 0.5, 1,  1,
                                       0.5, 0.5, 0.5, 0.5, 0.3, 0.3, 0.3, 0,   -1,  -1, 0};

}  // namespace ocrchat
