#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// What a word's letters alone tell about its part on the page.
namespace ocrchat {

/// Code points, marks of a word's letters not counted.
std::size_t letter_count(std::string_view text);

/// The size of type (em) of a word whose ink is `height` pixels high: "one" is lower than "Type" in the same
/// type.
double type_size(std::string_view text, int height);

/// Positive: more letters are written from left to right; negative: from right to left; 0: neither.
int direction(std::string_view text);

/// A number as tables have them: 1,234.5  (12)  −3 %  € 4  –  n/a
bool is_numeric(std::string_view text);

/// A mark that starts a list's item: a bullet, or a number or letter with its dot or brackets.
struct ListMarker {
  bool bullet = false;
  char shape = 0;  ///< of a numbered one: '1', 'a', 'A', 'i'
  int value = 0;   ///< of a numbered one
};
std::optional<ListMarker> list_marker(std::string_view word);

/// "12", "- 12 -", "xiv", "Page 3 of 10", "3/10", in the given words joined by blanks.
bool is_page_number(std::string_view text);

/// Something that running heads and feet hold: an address of the web or of mail, a date, ©.
bool is_imprint(std::string_view text);

/// "Table 3", "Fig. 2", "Abbildung 1" …, at the start of a line.
bool starts_caption(std::string_view line);

/// "1.2", "3.", "IV.", "A.1": the number of a section.
bool is_section_number(std::string_view word);

/// More than half of its letters are capitals.
bool is_mostly_capitals(std::string_view text);

bool starts_lower_case(std::string_view text);

/// Ends as a sentence does (. ! ? and their like in other scripts), or as the line before a list (:).
bool ends_sentence(std::string_view text);

}  // namespace ocrchat
