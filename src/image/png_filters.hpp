#pragma once

#include <cstddef>
#include <cstdint>

namespace ocrchat {

/// Takes the filter off a row of a PNG image (PNG specification, section 9), in place.
/// @param filter  0..4, else nothing is done and false returned
/// @param above   the row above without its filter; zeros for the first one
/// @param unit    bytes to a pixel
bool unfilter_png_row(int filter, std::uint8_t* row, const std::uint8_t* above, std::size_t count,
                      std::size_t unit);

}  // namespace ocrchat
