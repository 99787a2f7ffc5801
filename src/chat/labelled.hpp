#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chat/segmenter.hpp"
#include "document/model.hpp"

namespace ocrchat {

/// The value of a line such as "Due date: 3 March" or "Total $42.00": a short label, then a colon or a
/// number.
std::optional<Span> labelled_value(const std::string& line, Segmenter& segmenter);

/// A line cut where wide gaps part its words, as between the columns of a form.
std::vector<Line> cut_at_gaps(const Line& line);

}  // namespace ocrchat
