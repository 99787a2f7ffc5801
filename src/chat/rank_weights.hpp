#pragma once

#include "chat/rank.hpp"

namespace ocrchat {

inline constexpr Features kRankWeights{
    2.04, 4.02, 2.89, 4.61, 1.33, 1.06, 5.82, 2.44, 1.38, 0.16, -0.09, 0.24, 1.83, 0.42, 1.24, 1.46, 0.32, 0.25, 0.43, 0, 0, 0, 0};

}  // namespace ocrchat
