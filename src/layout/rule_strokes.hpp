#pragma once

#include <vector>

#include "layout/blob_kinds.hpp"

namespace ocrchat {

/// The rules that hang together with something else.
struct RuleStrokes {
  std::vector<Box> standing;  ///< in frames and between the columns of tables
  bool cleared = false;       ///< underlines are gone from the ink; the blobs no longer hold
};

/// Frees letters from the underlines that they touch, and finds the standing lines of frames and tables.
RuleStrokes find_rule_strokes(Bitmap& ink, const InkBlobs& blobs, const std::vector<BlobKind>& kinds,
                              double letter);

}  // namespace ocrchat
