#pragma once

#include "chat/rank.hpp"

namespace ocrchat {

inline constexpr Features kRankWeights{
    1.93, 4.50, 3.19, 4.23, 1.12, 0.89, 5.50, 2.28, 1.44, 1.34, 0.14, -0.03, 0.16, 1.57, 0.56, 1.51, 1.69, 0.54, 0.15, 0.25, 0.00, 0.00, 0.33};

}  // namespace ocrchat
