#pragma once

#include "engine/prepared.hpp"
#include "engine/tesseract_session.hpp"

namespace ocrchat {

/// Reads the lines that the marks of the page show one by one, without libtesseract's layout, which loses
/// lines of scripts whose letters are stacked high. Nothing if the lines stand side by side: then the layout
/// is needed.
Reading read_by_lines(const Prepared& page, TesseractSession& session);

}  // namespace ocrchat
