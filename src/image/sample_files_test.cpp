#include "image/sample_files.hpp"

#include <gif_lib.h>
#include <jpeglib.h>
#include <png.h>
#include <tiffio.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

namespace ocrchat::sample {

Image gradient(int width, int height, int channels) {
  Image image(width, height, channels);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      for (int c = 0; c < channels; ++c) {
        const int value = c == 0 ? x * 200 / width : c == 1 ? y * 200 / height : 200 - x * 200 / width;
        image.row(y)[x * channels + c] = static_cast<std::uint8_t>(20 + value);
      }
    }
  }
  return image;
}

Image with_black_corner(int width, int height) {
  Image image(width, height, 1);
  for (int y = 0; y < height / 2; ++y) std::fill_n(image.row(y), width / 2, std::uint8_t{0});
  return image;
}

void put(Bytes& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

void put(Bytes& out, std::string_view text) {
  out.insert(out.end(), text.begin(), text.end());
}

Bytes png(const Png& picture) {
  Bytes out;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png_create_info_struct(png);
  const auto write = [](png_structp p, png_bytep data, std::size_t count) {
    auto* to = static_cast<Bytes*>(png_get_io_ptr(p));
    to->insert(to->end(), data, data + count);
  };
  png_set_write_fn(png, &out, write, nullptr);
  png_set_IHDR(png, info, static_cast<png_uint_32>(picture.width), static_cast<png_uint_32>(picture.height),
               picture.bits, picture.colour_type,
               picture.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
               PNG_FILTER_TYPE_DEFAULT);
  std::vector<png_color> colours;
  for (std::size_t i = 0; i + 2 < picture.palette.size(); i += 3) {
    colours.push_back({picture.palette[i], picture.palette[i + 1], picture.palette[i + 2]});
  }
  if (!colours.empty()) png_set_PLTE(png, info, colours.data(), static_cast<int>(colours.size()));
  if (!picture.palette_alpha.empty()) {
    png_set_tRNS(png, info, picture.palette_alpha.data(), static_cast<int>(picture.palette_alpha.size()),
                 nullptr);
  }
  png_color_16 key{};
  key.gray = static_cast<png_uint_16>(std::max(0, picture.transparent_gray));
  if (picture.transparent_gray >= 0) png_set_tRNS(png, info, nullptr, 0, &key);
  png_set_pHYs(png, info, 11811, 11811, PNG_RESOLUTION_METER);
  png_write_info(png, info);
  const std::size_t stride = picture.rows.size() / static_cast<std::size_t>(picture.height);
  std::vector<png_bytep> rows;
  for (int y = 0; y < picture.height; ++y) {
    rows.push_back(const_cast<png_bytep>(picture.rows.data()) + static_cast<std::size_t>(y) * stride);
  }
  png_write_image(png, rows.data());
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  return out;
}

Bytes exif(int orientation, unsigned dpi, bool big_endian) {
  Bytes out;
  const auto number = [&](std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) {
      out.push_back(static_cast<std::uint8_t>(value >> (8 * (big_endian ? bytes - 1 - i : i))));
    }
  };
  put(out, big_endian ? "MM" : "II");
  number(42, 2);
  number(8, 4);
  number(3, 2);
  number(0x0112, 2), number(3, 2), number(1, 4);
  number(static_cast<unsigned>(orientation), 2), number(0, 2);
  number(0x011A, 2), number(5, 2), number(1, 4), number(50, 4);
  number(0x0128, 2), number(3, 2), number(1, 4), number(2, 2), number(0, 2);
  number(0, 4);
  number(dpi * 10ULL, 4), number(10, 4);
  return out;
}

Bytes with_exif(const Bytes& jpeg, const Bytes& exif) {
  Bytes out(jpeg.begin(), jpeg.begin() + 2);
  const std::size_t length = exif.size() + 8;
  put(out, std::string_view("\xFF\xE1"));
  out.push_back(static_cast<std::uint8_t>(length >> 8U));
  out.push_back(static_cast<std::uint8_t>(length));
  put(out, std::string_view("Exif\0\0", 6));
  out.insert(out.end(), exif.begin(), exif.end());
  out.insert(out.end(), jpeg.begin() + 2, jpeg.end());
  return out;
}

namespace {

template <typename Setup>
Bytes written_jpeg(int width, int height, int components, const std::uint8_t* samples, Setup setup) {
  jpeg_compress_struct info{};
  jpeg_error_mgr errors{};
  info.err = jpeg_std_error(&errors);
  jpeg_create_compress(&info);
  unsigned char* data = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&info, &data, &size);
  info.image_width = static_cast<JDIMENSION>(width);
  info.image_height = static_cast<JDIMENSION>(height);
  info.input_components = components;
  setup(info);
  jpeg_start_compress(&info, TRUE);
  while (info.next_scanline < info.image_height) {
    auto* row =
        const_cast<JSAMPROW>(samples + std::size_t{info.next_scanline} * static_cast<std::size_t>(width) *
                                           static_cast<std::size_t>(components));
    jpeg_write_scanlines(&info, &row, 1);
  }
  jpeg_finish_compress(&info);
  Bytes out(data, data + size);
  jpeg_destroy_compress(&info);
  std::free(data);
  return out;
}

}  // namespace

Bytes cmyk_jpeg(int width, int height, const Bytes& inks, bool adobe) {
  return written_jpeg(width, height, 4, inks.data(), [&](jpeg_compress_struct& info) {
    info.in_color_space = JCS_CMYK;
    jpeg_set_defaults(&info);
    jpeg_set_colorspace(&info, JCS_CMYK);
    info.write_Adobe_marker = adobe ? TRUE : FALSE;
    jpeg_set_quality(&info, 95, TRUE);
  });
}

Bytes progressive_jpeg(const Image& image) {
  return written_jpeg(image.width, image.height, image.channels, image.pixels.data(),
                      [&](jpeg_compress_struct& info) {
                        info.in_color_space = image.channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
                        jpeg_set_defaults(&info);
                        jpeg_simple_progression(&info);
                      });
}

Bytes gif(const Gif& picture) {
  Bytes out;
  const auto write = [](GifFileType* file, const GifByteType* data, int count) {
    auto* to = static_cast<Bytes*>(file->UserData);
    to->insert(to->end(), data, data + count);
    return count;
  };
  int error = 0;
  GifFileType* file = EGifOpen(&out, write, &error);
  ColorMapObject* map = GifMakeMapObject(4, nullptr);
  for (std::size_t i = 0; i < 4; ++i) {
    map->Colors[i] = {picture.palette[3 * i], picture.palette[3 * i + 1], picture.palette[3 * i + 2]};
  }
  EGifSetGifVersion(file, true);
  EGifPutScreenDesc(file, picture.canvas_width, picture.canvas_height, 2, 0, map);
  const std::array<std::uint8_t, 4> control{1, 0, 0, static_cast<std::uint8_t>(picture.transparent)};
  if (picture.transparent >= 0) EGifPutExtension(file, GRAPHICS_EXT_FUNC_CODE, 4, control.data());
  EGifPutImageDesc(file, picture.left, picture.top, picture.width, picture.height, picture.interlaced,
                   nullptr);
  for (int pass = 0; pass < (picture.interlaced ? 4 : 1); ++pass) {
    constexpr std::array<int, 4> kFirst{0, 4, 2, 1};
    constexpr std::array<int, 4> kStep{8, 8, 4, 2};
    const auto p = static_cast<std::size_t>(pass);
    for (int y = picture.interlaced ? kFirst[p] : 0; y < picture.height;
         y += picture.interlaced ? kStep[p] : 1) {
      auto* line =
          const_cast<GifPixelType*>(picture.indices.data()) + static_cast<std::ptrdiff_t>(y) * picture.width;
      EGifPutLine(file, line, picture.width);
    }
  }
  EGifCloseFile(file, &error);
  GifFreeMapObject(map);
  return out;
}

namespace {

struct MemoryFile {
  Bytes bytes;
  std::uint64_t at = 0;

  static tmsize_t read(thandle_t self, void* out, tmsize_t count) {
    auto* file = static_cast<MemoryFile*>(self);
    const auto left = static_cast<tmsize_t>(file->bytes.size() - std::min(file->bytes.size(), file->at));
    count = std::min(count, left);
    std::copy_n(file->bytes.data() + file->at, count, static_cast<std::uint8_t*>(out));
    file->at += static_cast<std::uint64_t>(count);
    return count;
  }
  static tmsize_t write(thandle_t self, void* data, tmsize_t count) {
    auto* file = static_cast<MemoryFile*>(self);
    const auto end = file->at + static_cast<std::uint64_t>(count);
    if (file->bytes.size() < end) file->bytes.resize(end);
    std::copy_n(static_cast<const std::uint8_t*>(data), count, file->bytes.data() + file->at);
    file->at = end;
    return count;
  }
  static toff_t seek(thandle_t self, toff_t offset, int whence) {
    auto* file = static_cast<MemoryFile*>(self);
    if (whence == SEEK_CUR) offset += file->at;
    if (whence == SEEK_END) offset += file->bytes.size();
    return file->at = offset;
  }
  static int close(thandle_t) { return 0; }
  static toff_t size(thandle_t self) { return static_cast<MemoryFile*>(self)->bytes.size(); }
};

void set_tags(TIFF* file, const Tiff& page) {
  TIFFSetField(file, TIFFTAG_IMAGEWIDTH, page.width);
  TIFFSetField(file, TIFFTAG_IMAGELENGTH, page.height);
  TIFFSetField(file, TIFFTAG_BITSPERSAMPLE, page.bits);
  TIFFSetField(file, TIFFTAG_SAMPLESPERPIXEL, page.samples);
  TIFFSetField(file, TIFFTAG_PHOTOMETRIC, page.photometric);
  TIFFSetField(file, TIFFTAG_COMPRESSION, page.compression);
  TIFFSetField(file, TIFFTAG_ORIENTATION, page.orientation);
  TIFFSetField(file, TIFFTAG_PLANARCONFIG, page.planar);
  const auto alpha = static_cast<std::uint16_t>(page.alpha);
  if (page.alpha >= 0) TIFFSetField(file, TIFFTAG_EXTRASAMPLES, 1, &alpha);
  if (page.tile > 0) TIFFSetField(file, TIFFTAG_TILEWIDTH, page.tile);
  if (page.tile > 0) TIFFSetField(file, TIFFTAG_TILELENGTH, page.tile);
  if (page.tile == 0) TIFFSetField(file, TIFFTAG_ROWSPERSTRIP, page.strip_rows);
  if (page.x_dpi > 0) TIFFSetField(file, TIFFTAG_XRESOLUTION, static_cast<double>(page.x_dpi));
  if (page.y_dpi > 0) TIFFSetField(file, TIFFTAG_YRESOLUTION, static_cast<double>(page.y_dpi));
  TIFFSetField(file, TIFFTAG_RESOLUTIONUNIT, page.unit);
  const std::size_t colours = page.palette.size() / 3;
  if (colours > 0) {
    TIFFSetField(file, TIFFTAG_COLORMAP, page.palette.data(), page.palette.data() + colours,
                 page.palette.data() + 2 * colours);
  }
}

void write_page(TIFF* file, const Tiff& page) {
  set_tags(file, page);
  auto* data = const_cast<std::uint8_t*>(page.rows.data());
  const tmsize_t row = TIFFScanlineSize(file);
  if (page.tile > 0) {
    for (std::uint32_t i = 0; i < TIFFNumberOfTiles(file); ++i) {
      TIFFWriteEncodedTile(file, i, data + i * TIFFTileSize(file), TIFFTileSize(file));
    }
  } else {
    const int planes = page.planar == PLANARCONFIG_SEPARATE ? page.samples : 1;
    for (int i = 0; i < planes * page.height; ++i) {
      TIFFWriteScanline(file, data + i * row, static_cast<std::uint32_t>(i % page.height),
                        static_cast<std::uint16_t>(i / page.height));
    }
  }
  TIFFWriteDirectory(file);
}

}  // namespace

Bytes tiff(const std::vector<Tiff>& pages) {
  MemoryFile memory;
  TIFF* file = TIFFClientOpen("sample", "wl", &memory, MemoryFile::read, MemoryFile::write, MemoryFile::seek,
                              MemoryFile::close, MemoryFile::size, nullptr, nullptr);
  for (const Tiff& page : pages) write_page(file, page);
  TIFFClose(file);
  return memory.bytes;
}

}  // namespace ocrchat::sample
