#pragma once

namespace ocrchat {

inline constexpr float kLog2E = 1.44269504F;
/// Cells' states are kept within this, as tesseract does.
inline constexpr float kMostState = 100;
/// The nonlinearities are flat beyond 2 to this, and products of two such powers still fit.
inline constexpr float kMostExponent = 40;
/// 2^x over -1/2..1/2, highest power first: minimax, to 13 bits; and to the last bits of a float.
inline constexpr float kPower3[] = {0.05589069F, 0.24226442F, 0.69313675F, 0.99992522F};
inline constexpr float kPower5[] = {0.0013333558F, 0.0096181291F, 0.0555041087F,
                                    0.2402265070F, 0.6931471806F, 1.F};

}  // namespace ocrchat
