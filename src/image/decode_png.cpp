#include <png.h>

#include <csetjmp>
#include <cstring>
#include <optional>
#include <utility>

#include "image/byte_order.hpp"
#include "image/decoding.hpp"
#include "image/exif.hpp"
#include "image/finish.hpp"
#include "image/png_whole.hpp"

// libpng reports errors by longjmp. The functions with a setjmp, and what they call, hold nothing that needs
// a destructor; objects live in their callers.
namespace ocrchat {
namespace {

constexpr double kMetresPerInch = 0.0254;
/// What is lost at most, in compressed bytes, before the place where a file was cut off.
constexpr std::size_t kReadAhead = 256;
/// Of one chunk (a profile, a comment) once it is unpacked.
constexpr png_alloc_size_t kMaxChunkBytes = 8 << 20;

struct Reader {
  BytesView bytes;
  std::size_t at = 0;
  int rows_done = 0;  ///< of all passes
  png_structp png = nullptr;
  png_infop info = nullptr;

  explicit Reader(BytesView file) : bytes(file) {}
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader() { png_destroy_read_struct(&png, &info, nullptr); }
};

void stop(png_structp png, png_const_charp) {
  png_longjmp(png, 1);
}
void ignore(png_structp, png_const_charp) {}

void take(png_structp png, png_bytep out, std::size_t count) {
  auto* reader = static_cast<Reader*>(png_get_io_ptr(png));
  if (reader->bytes.size() - reader->at < count) png_error(png, "end of file");
  std::memcpy(out, reader->bytes.data() + reader->at, count);
  reader->at += count;
}

void be_lenient(png_structp png) {
  png_set_crc_action(png, PNG_CRC_QUIET_USE, PNG_CRC_QUIET_USE);
  png_set_option(png, PNG_IGNORE_ADLER32, PNG_OPTION_ON);
  png_set_option(png, PNG_MAXIMUM_INFLATE_WINDOW, PNG_OPTION_ON);
  png_set_compression_buffer_size(png, kReadAhead);
  png_set_user_limits(png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);  // ours have been checked
  png_set_chunk_malloc_max(png, kMaxChunkBytes);
}

bool read_header(Reader& reader) {
  if (setjmp(png_jmpbuf(reader.png)) != 0) return false;
  png_set_read_fn(reader.png, &reader, take);
  be_lenient(reader.png);
  png_read_info(reader.png, reader.info);
  png_set_palette_to_rgb(reader.png);
  png_set_expand_gray_1_2_4_to_8(reader.png);
  if (png_get_valid(reader.png, reader.info, PNG_INFO_tRNS) != 0) png_set_tRNS_to_alpha(reader.png);
  png_set_scale_16(reader.png);
  return true;
}

/// False if the file ended or broke before the last row; what was read is in place all the same.
bool read_rows(Reader& reader, png_bytep pixels, std::size_t stride, int height, int passes) {
  if (setjmp(png_jmpbuf(reader.png)) != 0) return false;
  for (int pass = 0; pass < passes; ++pass) {
    for (int y = 0; y < height; ++y) {
      png_bytep row = pixels + static_cast<std::size_t>(y) * stride;
      if (passes == 1) {
        png_read_row(reader.png, row, nullptr);
      } else {
        png_read_row(reader.png, nullptr, row);  // early passes fill the places of later ones
      }
      ++reader.rows_done;
    }
  }
  return true;
}

/// The number of passes, or 0 on an error.
int start_rows(Reader& reader) {
  if (setjmp(png_jmpbuf(reader.png)) != 0) return 0;
  const int passes = png_set_interlace_handling(reader.png);
  png_read_update_info(reader.png, reader.info);
  return passes;
}

double dpi_of(const Reader& reader) {
  return static_cast<double>(png_get_x_pixels_per_meter(reader.png, reader.info)) * kMetresPerInch;
}

int orientation_of(const Reader& reader) {
  png_uint_32 count = 0;
  png_bytep block = nullptr;
  if (png_get_eXIf_1(reader.png, reader.info, &count, &block) == 0) return 1;
  return read_exif({block, count}).orientation;
}

Image decode(BytesView bytes, const DecodeLimits& limits) {
  Reader reader(bytes);
  reader.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, stop, ignore);
  if (reader.png != nullptr) reader.info = png_create_info_struct(reader.png);
  if (reader.info == nullptr) throw Error(ErrorCode::internal, {}, "png_create_read_struct");
  if (!read_header(reader)) fail_page("PNG header");

  const auto width = png_get_image_width(reader.png, reader.info);
  const auto height = png_get_image_height(reader.png, reader.info);
  check_size({width, height}, limits, ErrorCode::page_unreadable);
  if (std::optional<Image> whole = read_whole_png(bytes, static_cast<int>(width), static_cast<int>(height)))
    return finished(std::move(*whole), orientation_of(reader), dpi_of(reader));
  const int passes = start_rows(reader);
  if (passes == 0) fail_page("PNG colours");
  Image image(static_cast<int>(width), static_cast<int>(height), png_get_channels(reader.png, reader.info));
  if (image.stride() != png_get_rowbytes(reader.png, reader.info)) fail_page("PNG row size");
  read_rows(reader, image.pixels.data(), image.stride(), image.height, passes);
  if (reader.rows_done == 0) fail_page("PNG pixels");
  return finished(std::move(image), orientation_of(reader), dpi_of(reader));
}

}  // namespace

std::unique_ptr<ImageFile> open_png(BytesView bytes, const DecodeLimits& limits) {
  constexpr std::size_t kHeaderName = 12;
  constexpr std::size_t kHeaderEnd = 33;
  if (bytes.size() < kHeaderEnd || !as_chars(bytes).substr(kHeaderName).starts_with("IHDR"))
    fail_file("PNG header");
  const ByteOrder header(bytes, true);
  return single_frame(bytes, limits, {*header.u32(16), *header.u32(20)}, decode);
}

}  // namespace ocrchat
