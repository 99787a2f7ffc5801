#pragma once

#include <vector>

#include "layout/glyphs.hpp"

namespace ocrchat {

/// What a blob is, told by its shape.
enum class BlobKind {
  letter,   ///< or a part of one, or several that touch
  speck,    ///< too small to be anything
  rule,     ///< a straight line, at least a few letters long
  big,      ///< a frame, a drawing, the border of a scan
  picture,  ///< big, and much of its box is ink
};

/// One kind for each blob. What lies in a dark border along the page's edge is `big` too.
std::vector<BlobKind> kinds_of(const std::vector<InkBlob>& blobs, double letter, int width, int height);

/// The letters as glyphs, and as walls the rules that stand, with what is missing between pieces of one.
/// @param strokes  of rules that are no blobs of their own
std::vector<Glyph> glyphs_of(const std::vector<InkBlob>& blobs, const std::vector<BlobKind>& kinds,
                             const std::vector<Box>& strokes, double letter, const LevelFrame& frame);

}  // namespace ocrchat
