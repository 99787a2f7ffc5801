#pragma once

#include <optional>

#include "base/bytes.hpp"
#include "image/image.hpp"

namespace ocrchat {

/// The pixels of a PNG file that is whole and of the plain kind that scanners and renderers write: 8 bits a
/// sample, grey or RGB, neither interlaced nor transparent. In half of libpng's time: the pixels are unpacked
/// in one go. Nothing of any other file, and of one with an error anywhere, however small: those are
/// libpng's.
/// @param width, height  as the header says; checked by the caller against what it has memory for
std::optional<Image> read_whole_png(BytesView file, int width, int height);

}  // namespace ocrchat
