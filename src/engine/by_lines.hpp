#pragma once

#include <optional>

#include "engine/prepared.hpp"
#include "engine/recogniser.hpp"

namespace ocrchat {

/// Reads the lines that the marks of the page show one by one, without libtesseract's layout, which loses
/// lines of scripts whose letters are stacked high. Nothing if the lines stand side by side: then the layout
/// is needed.
Reading read_by_lines(const Prepared& page, Recogniser& session);

/// Reads one of the lines that the marks of the page show; nothing if it gives no words.
std::optional<Line> read_strip(const Prepared& page, const Box& strip, Recogniser& session);

}  // namespace ocrchat
