#pragma once

#include <string>

#include "engine/prepared.hpp"
#include "engine/recogniser_pool.hpp"

namespace ocrchat {

/// Which model the page was read with, and which may be tried for lines that it read badly.
struct Mending {
  std::string model;
  std::string script;       ///< ISO 15924 of that model
  std::string other_model;  ///< of another script known to be on the page; empty if none is
  bool look_for_others = false;
};

/// Reads again the lines that came out much worse than the rest of the page: in another script, or with words
/// of another script among their own. Pages that are read evenly cost nothing.
void mend_lines(Reading& reading, const Prepared& page, const Mending& mending, RecogniserPool& pool);

}  // namespace ocrchat
