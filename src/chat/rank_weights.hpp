#pragma once

#include "chat/rank.hpp"

namespace ocrchat {

/// Fitted by bench/chat_fit on the odd documents of XQuAD (en, de, zh), alone and as long documents; in the
/// order of `Feature`. Those texts have no headings and no questions: these two weights are set by hand.
inline constexpr Features kRankWeights{2.13, 3.72, 3.84, 4.58, 0.73,  0.51,  5.42, 2.64,
                                       1.63, 1.48, 0.20, 0.03, 0.39,  1.55,  0.73, 1.61,
                                       1.60, 0.53, 0.28, 0.21, -1.00, -1.50, 0.29};

/// Likewise: features, then signs, then 1. The sum is the logarithm of the odds that there is an answer.
inline constexpr TrustFeatures kTrustWeights{
    1.89,  1.56,  3.48,  2.42,  0.97, 0.27, 1.09, 0.31,  -0.16, 0.16, 0.71,  1.50, 0.04, -0.05, 0.26,  -0.18,
    -0.64, -0.72, -2.32, -1.37, 0.00, 0.00, 0.74, -0.42, 2.11,  3.61, -1.76, 1.50, 1.90, 0.66,  -3.31, -2.82};

}  // namespace ocrchat
