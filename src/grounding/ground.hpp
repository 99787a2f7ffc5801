#pragma once

#include <optional>

#include "document/model.hpp"

namespace ocrchat {

/// Code of the page's warning that some of a model's words have no support.
inline constexpr const char* kUnsupportedWords = "unsupported_words";

/// `generated` (a model's page: words without boxes, origin generated) tied to `recognised` (the cpu engine's
/// reading of the same page). A word that the reading bears out gets
/// - the box of the recognised words that hold it: united if the engine parted it, the greater part if a
/// line's end
///   parts it, its share by characters if the engine ran words together; a box that the model gave itself
///   stays;
/// - origin `aligned`, and a confidence (combined_confidence).
/// A word without support keeps what box it has, origin `generated`, and its own confidence, if it has one,
/// up to kUnsupportedConfidence; a page with such words gets the warning `unsupported_words` with their
/// number. Boxes and confidences of lines, blocks and the page follow by settle(); what holds no such word
/// and came without a box has an empty box. The page's size and resolution are those of `recognised` if
/// `generated` has none.
Page ground(Page generated, const Page& recognised);

/// No more than this is believed of a word that the page does not bear out.
inline constexpr double kUnsupportedConfidence = 0.25;

/// agreement × (1 − (1 − engine)(1 − model)): both would have to be wrong in the same way. One that gives no
/// confidence counts as 0.5: it may be right or wrong.
double combined_confidence(double agreement, std::optional<double> engine, std::optional<double> model);

}  // namespace ocrchat
