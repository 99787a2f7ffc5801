#pragma once

#include <array>
#include <string_view>

/// The names that the model's enumerations have in JSON, in the order of their values.
namespace ocrchat::names {

inline constexpr std::array<std::string_view, 14> kBlockKinds{
    "title", "heading", "paragraph", "list_item",   "table",       "picture",    "formula",
    "code",  "caption", "footnote",  "page_header", "page_footer", "form_field", "separator"};
inline constexpr std::array<std::string_view, 5> kOrigins{"recognised", "embedded", "generated", "aligned",
                                                          "corrected"};
inline constexpr std::array<std::string_view, 2> kLayers{"body", "furniture"};

}  // namespace ocrchat::names
