#pragma once

#include <cstddef>

namespace ocrchat {

/// The most that is taken of one answer. No page on paper comes near; an answer that does is made up, or
/// meant to hurt.
inline constexpr std::size_t kMostAnswer = 1 << 20;  ///< bytes
inline constexpr std::size_t kMostBlocks = 5000;
inline constexpr std::size_t kMostCells = 20'000;
inline constexpr int kMostSide = 500;  ///< rows or columns of a table; exports lay out all its places

}  // namespace ocrchat
