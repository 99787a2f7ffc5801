#pragma once

#include <span>
#include <string>
#include <string_view>

namespace ocrchat {

/// How a family of vision models is asked about a page and how it answers. The table is profiles.cpp; what
/// each family was trained on is in docs/vision-models.md.
struct Profile {
  std::string_view name;
  std::string_view matches;  ///< parts of a model's id in lower case, parted by '|'; the first row that fits
  std::string_view prompt;   ///< for a whole page
  std::string_view table_prompt = {};    ///< for the picture of one table; empty: as for a page
  std::string_view formula_prompt = {};  ///< for the picture of one formula; empty: as for a page
  bool picture_first = true;
  /// Of the picture sent, in pixels; 0: no limit of this kind.
  int long_side = 0;
  int short_side = 0;
  int max_pixels = 0;
  int multiple = 1;  ///< both sides are multiples of it
  enum class Format {
    markdown,
    olmocr,           ///< front matter, then Markdown
    layout_json,      ///< layout_json.hpp
    html,             ///< html.hpp
    doctags,          ///< doctags.hpp
    tagged_markdown,  ///< tagged_markdown.hpp
    plain_text,       ///< plain_text.hpp
  } format = Format::markdown;
  /// What the boxes of its answer are measured in: 0: none; -1: pixels of the picture sent; else so many
  /// parts of each side.
  int box_space = 0;
  std::span<const double> temperatures;  ///< of the first try and of each further one
  double top_p = 1;
  int max_tokens = 8192;
  std::string_view extra = {};  ///< a JSON object of fields of its servers: stop texts, penalties
};

std::span<const Profile> profiles();
/// Whether the profile is the one for a model of this id, in any letter case.
bool matches(const Profile& profile, std::string_view model);
/// The last row fits every model.
const Profile& profile_for(std::string_view model);

struct PictureSize {
  int width = 0;
  int height = 0;
};
/// What a page of this size is sent as. Never larger than the page.
PictureSize picture_size(const Profile& profile, int width, int height);

}  // namespace ocrchat
