#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "vlm/profile.hpp"

namespace ocrchat {

/// Profiles that an operator adds to the table, or puts in the place of its rows. Its profiles live as long
/// as it does.
class OwnProfiles {
 public:
  /// @param toml  a table for each profile, its name the table's:
  ///     [acme]
  ///     matches = ["acme-ocr"]  # parts of the model's id
  ///     like = "dots.ocr"       # what is not said is as in this row; without it, as for any other model
  ///     prompt = "Read this page."
  /// and table-prompt, formula-prompt, picture-first, long-side, short-side, max-pixels, multiple, format,
  /// box-space, temperatures, top-p, max-tokens, extra (JSON).
  /// @throws Error(setting_invalid), naming the profile and the key
  explicit OwnProfiles(std::string_view toml);
  OwnProfiles(const OwnProfiles&) = delete;
  OwnProfiles& operator=(const OwnProfiles&) = delete;

  /// The first of its own that fits, or else that of the table.
  const Profile& profile_for(std::string_view model) const;

 private:
  class Reader;

  std::deque<std::string> texts_;  // what the profiles point to
  std::deque<std::vector<double>> temperatures_;
  std::deque<Profile> profiles_;
};

}  // namespace ocrchat
