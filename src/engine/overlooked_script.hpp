#pragma once

#include <optional>

#include "engine/language_finder.hpp"
#include "engine/prepared.hpp"
#include "engine/reading.hpp"

namespace ocrchat {

/// A script that the lines looked at first did not show.
struct OverlookedScript {
  Verdict verdict;
  double share = 0;  ///< of the page's letters: those that came out doubtful
};

/// A second look at a page that was read in English because a few of its lines are: labels of a form or an
/// invoice may be in another script than its names, numbers and addresses. Costs next to nothing where the
/// page came out well, or what came out badly looks Latin.
std::optional<OverlookedScript> overlooked_script(const Reading& reading, const Prepared& page,
                                                  RecogniserPool& pool);

}  // namespace ocrchat
