#pragma once

#include <string>
#include <vector>

#include "engine/prepared.hpp"
#include "engine/tesseract_session.hpp"

namespace ocrchat {

/// What a page is written in, as far as a few of its lines tell.
struct Verdict {
  std::string tag;          ///< BCP 47; empty if nothing could be told
  std::string script;       ///< ISO 15924 of the text that came out; empty if nothing could be told
  std::string model;        ///< to read the page with
  double confidence = 0;    ///< with which the lines were read, mean over symbols
  std::string other_model;  ///< of a second script that some lines are in; empty if there is none
};

/// Reads a few lines of the page with the models of one script after the other, unless the first fits at
/// once.
/// @param lines  to look at; the longest from all over the page are taken
Verdict find_language(const Prepared& page, SessionPool& pool);

/// The model whose script the given lines are in, tried one after the other; empty if none reads them clearly
/// better than the model `now`.
std::string find_model(const Prepared& page, const std::vector<Box>& lines, const std::string& now,
                       SessionPool& pool);

/// A few long lines from different parts of the page.
std::vector<Box> sampled_lines(const std::vector<Box>& lines, std::size_t count);

}  // namespace ocrchat
