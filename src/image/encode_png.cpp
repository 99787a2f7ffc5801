#include <png.h>

#include <cmath>
#include <csetjmp>
#include <limits>
#include <new>

#include "base/error.hpp"
#include "image/encode.hpp"
#include "image/encoding.hpp"

namespace ocrchat {
namespace {

constexpr double kMetresPerInch = 0.0254;
constexpr int kLevel = 3;  // of 9: on pages, more costs time and saves little

struct Writer {
  Bytes out;
  png_structp png = nullptr;
  png_infop info = nullptr;

  Writer() = default;
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() { png_destroy_write_struct(&png, &info); }
};

void stop(png_structp png, png_const_charp) {
  png_longjmp(png, 1);
}
void ignore(png_structp, png_const_charp) {}

bool append(Writer& writer, const std::uint8_t* data, std::size_t count) {
  try {
    writer.out.insert(writer.out.end(), data, data + count);
  } catch (const std::bad_alloc&) {
    return false;
  }
  return true;
}

void put(png_structp png, png_bytep data, std::size_t count) {
  if (!append(*static_cast<Writer*>(png_get_io_ptr(png)), data, count)) png_error(png, "out of memory");
}

/// Longjmp may leave it: nothing in it needs a destructor.
bool write(Writer& writer, const Image& image) {
  if (setjmp(png_jmpbuf(writer.png)) != 0) return false;
  png_set_write_fn(writer.png, &writer, put, nullptr);
  png_set_user_limits(writer.png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
  png_set_compression_level(writer.png, kLevel);
  png_set_filter(writer.png, PNG_FILTER_TYPE_BASE, PNG_FILTER_UP);
  png_set_IHDR(writer.png, writer.info, static_cast<png_uint_32>(image.width),
               static_cast<png_uint_32>(image.height), 8,
               image.channels == 1 ? PNG_COLOR_TYPE_GRAY : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  if (image.dpi > 0) {
    const auto density = static_cast<png_uint_32>(std::lround(image.dpi / kMetresPerInch));
    png_set_pHYs(writer.png, writer.info, density, density, PNG_RESOLUTION_METER);
  }
  png_write_info(writer.png, writer.info);
  for (int y = 0; y < image.height; ++y) png_write_row(writer.png, image.row(y));
  png_write_end(writer.png, writer.info);
  return true;
}

}  // namespace

Bytes encode_png(const Image& image) {
  check_encodable(image, std::numeric_limits<int>::max());
  Writer writer;
  writer.png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, stop, ignore);
  if (writer.png != nullptr) writer.info = png_create_info_struct(writer.png);
  if (writer.info == nullptr) throw Error(ErrorCode::internal, {}, "png_create_write_struct");
  if (!write(writer, image)) throw Error(ErrorCode::internal, {}, "PNG encoder");
  return std::move(writer.out);
}

}  // namespace ocrchat
