#pragma once

#include <string>
#include <vector>

#include "engine/prepared.hpp"
#include "engine/recogniser_pool.hpp"

namespace ocrchat {

/// What a page is written in, as far as a few of its lines tell.
struct Verdict {
  std::string tag;          ///< BCP 47; empty if nothing could be told
  std::string script;       ///< ISO 15924 of the text that came out; empty if nothing could be told
  std::string model;        ///< to read the page with
  double confidence = 0;    ///< with which the lines were read, mean over symbols
  std::string other_model;  ///< of a second script that some lines are in; empty if there is none
  std::string other_tag;
};

/// Reads parts of a few lines with the English model; unless that fits, what it made of them tells which
/// scripts are worth trying.
Verdict find_language(const Prepared& page, RecogniserPool& pool);

/// The script other than Latin that the given lines are in; an empty verdict if none reads them clearly
/// better than English does.
Verdict find_other_script(const Prepared& page, const std::vector<Box>& lines, RecogniserPool& pool);

}  // namespace ocrchat
