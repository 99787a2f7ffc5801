#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "image/image.hpp"

/// Small files of every kind for the tests of this room, made in code.
namespace ocrchat::sample {

/// A soft gradient, so that lossy formats come back close; coloured if it has 3 channels.
Image gradient(int width, int height, int channels);

/// Grey as in `gradient`, but for the given pixels: a mark to tell orientations by.
Image with_black_corner(int width, int height);

/// Numbers, low byte first.
void put(Bytes& out, std::uint64_t value, int bytes);
void put(Bytes& out, std::string_view text);

struct Png {
  int width = 0;
  int height = 0;
  int bits = 8;
  int colour_type = 0;  ///< as in libpng
  bool interlaced = false;
  Bytes palette = {};  ///< RGB triples
  Bytes palette_alpha = {};
  int transparent_gray = -1;
  Bytes rows = {};  ///< packed, high byte first
};
Bytes png(const Png& picture);

/// EXIF that says one orientation and a resolution.
Bytes exif(int orientation, unsigned dpi, bool big_endian);
/// The JPEG with a block of EXIF put in.
Bytes with_exif(const Bytes& jpeg, const Bytes& exif);
/// Four components, with Adobe's marker (and so inverted) or without.
Bytes cmyk_jpeg(int width, int height, const Bytes& inks, bool adobe);
Bytes progressive_jpeg(const Image& image);

struct Gif {
  int canvas_width = 0;
  int canvas_height = 0;
  int left = 0;
  int top = 0;
  int width = 0;
  int height = 0;
  bool interlaced = false;
  int transparent = -1;
  Bytes palette = {};  ///< RGB triples, 4 of them
  Bytes indices = {};
};
Bytes gif(const Gif& picture);

struct Tiff {
  int width = 0;
  int height = 0;
  int bits = 8;
  int samples = 1;
  int photometric = 1;  ///< as in libtiff
  int compression = 1;
  int orientation = 1;
  int planar = 1;
  int alpha = -1;  ///< kind of the extra sample
  int tile = 0;    ///< 0: strips
  int strip_rows = 8;
  int unit = 2;
  float x_dpi = 0;
  float y_dpi = 0;
  std::vector<std::uint16_t> palette = {};  ///< reds, greens, blues
  Bytes rows = {};                          ///< packed; of all planes, or tiles
};
Bytes tiff(const std::vector<Tiff>& pages);

}  // namespace ocrchat::sample
