#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "document/model.hpp"

/// Plain text of the parts of a document: words parted by single spaces unless they are joined, lines by
/// newlines.
namespace ocrchat {

std::string text_of(const Line& line);
std::string text_of(const std::vector<Line>& lines);
/// A table's rows are lines, its cells are parted by tabs. A picture has no text.
std::string text_of(const Block& block);
/// Body blocks in reading order, parted by an empty line.
std::string text_of(const Page& page);

/// The lines of a block as one running text: lines are joined by a space (nothing between Han, Kana, Thai,
/// Khmer, Lao and Burmese letters), and a word hyphenated at the line end is put together.
std::string flowed_text(const std::vector<Line>& lines);

/// How running text goes over a line end.
enum class Joint { space, nothing, drop_hyphen };
Joint joint(std::string_view line, std::string_view next);

/// Calls `visit` for every word of the page, in reading order, table cells included.
void for_each_line(const Page& page, const std::function<void(const Line&)>& visit);
void for_each_line(Page& page, const std::function<void(Line&)>& visit);

/// Fills boxes and confidences of lines, blocks and the page, and the block ids, from the words: the one
/// place where they are computed. Confidence is the mean over words weighted by characters; absent if no word
/// has one.
void settle(Page& page);

}  // namespace ocrchat
