#pragma once

#include <string>

#include "base/bytes.hpp"

namespace ocrchat {

/// A new PDF that shows what poppler sees in a file too damaged for qpdf: its pages upright, drawn anew, as
/// vectors.
/// @throws Error(unreadable_file | password_required | wrong_password)
std::string redrawn_pdf(BytesView bytes, const std::string& password);

}  // namespace ocrchat
