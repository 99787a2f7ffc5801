#pragma once

#include <span>
#include <string_view>

namespace ocrchat {

/// One language as the table has it; `aliases` are parted by spaces.
struct LanguageRow {
  std::string_view tag;
  std::string_view name;
  std::string_view script;
  std::string_view model;
  std::string_view aliases;
};

/// By tag.
std::span<const LanguageRow> language_rows();

}  // namespace ocrchat
