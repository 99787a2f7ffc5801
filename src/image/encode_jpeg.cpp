#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include <jpeglib.h>

#include "base/error.hpp"
#include "image/encode.hpp"
#include "image/encoding.hpp"

namespace ocrchat {
namespace {

struct Writer {
  jpeg_compress_struct info{};
  jpeg_error_mgr errors{};
  std::jmp_buf stop{};
  unsigned char* data = nullptr;  ///< from malloc
  unsigned long size = 0;

  Writer() = default;
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() {
    jpeg_destroy_compress(&info);
    std::free(data);
  }
};

[[noreturn]] void stop(j_common_ptr info) {
  std::longjmp(static_cast<Writer*>(info->client_data)->stop, 1);
}

/// Longjmp may leave it: nothing in it needs a destructor.
bool write(Writer& writer, const Image& image, int quality) {
  if (setjmp(writer.stop) != 0) return false;
  jpeg_create_compress(&writer.info);
  jpeg_mem_dest(&writer.info, &writer.data, &writer.size);
  writer.info.image_width = static_cast<JDIMENSION>(image.width);
  writer.info.image_height = static_cast<JDIMENSION>(image.height);
  writer.info.input_components = image.channels;
  writer.info.in_color_space = image.channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
  jpeg_set_defaults(&writer.info);
  jpeg_set_quality(&writer.info, quality, TRUE);
  if (image.dpi > 0) {
    writer.info.density_unit = 1;
    writer.info.X_density = static_cast<UINT16>(image.dpi + 0.5);
    writer.info.Y_density = writer.info.X_density;
  }
  jpeg_start_compress(&writer.info, TRUE);
  while (writer.info.next_scanline < writer.info.image_height) {
    auto* row = const_cast<JSAMPROW>(image.row(static_cast<int>(writer.info.next_scanline)));
    jpeg_write_scanlines(&writer.info, &row, 1);
  }
  jpeg_finish_compress(&writer.info);
  return true;
}

}  // namespace

Bytes encode_jpeg(const Image& image, int quality) {
  check_encodable(image, JPEG_MAX_DIMENSION);
  Writer writer;
  writer.info.err = jpeg_std_error(&writer.errors);
  writer.info.client_data = &writer;
  writer.errors.error_exit = stop;
  writer.errors.output_message = [](j_common_ptr) {};
  if (!write(writer, image, quality)) throw Error(ErrorCode::internal, {}, "JPEG encoder");
  return {writer.data, writer.data + writer.size};
}

}  // namespace ocrchat
