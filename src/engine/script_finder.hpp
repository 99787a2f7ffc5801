#pragma once

#include <string>
#include <vector>

#include "engine/prepared.hpp"
#include "engine/recogniser_pool.hpp"

namespace ocrchat {

/// Parts of a few long lines from all over the page, with room for accents: enough to tell what they are in.
std::vector<Box> sampled_parts(const Prepared& page, std::size_t count);

/// A part from the middle of each line, cut between letters where possible. Boxes of lines end at the ink:
/// accents and feet get some room.
std::vector<Box> parts_of(const std::vector<Box>& lines, const Prepared& page);

/// The few that are tried with every model.
std::vector<Box> longest_of(std::vector<Box> parts, const Prepared& page);

/// Lines read one after the other as one trial.
Trial read_parts(const Prepared& page, const std::vector<Box>& parts, Recogniser& session);

/// A script other than Latin and what its model makes of some lines.
struct ScriptFound {
  std::string script;  ///< ISO 15924; empty if none reads the lines clearly better than English
  std::string model;   ///< of `Language`, or of the whole script
  Trial sample;
};

/// Tries the scripts that English misreads so, likeliest first, and stops at the first that is certain.
/// @param english  what the English model made of the same parts
ScriptFound find_script(const Prepared& page, const std::vector<Box>& parts, const Trial& english,
                        RecogniserPool& pool);

}  // namespace ocrchat
