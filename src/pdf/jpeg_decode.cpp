#include "pdf/jpeg_decode.hpp"

#include <csetjmp>
#include <cstdio>

#include <jpeglib.h>

namespace ocrchat {
namespace {

struct Decoder {
  jpeg_decompress_struct info{};
  jpeg_error_mgr errors{};
  std::jmp_buf on_error{};
  Pixels pixels;
};

void fail(j_common_ptr info) {
  std::longjmp(static_cast<Decoder*>(info->client_data)->on_error, 1);
}
void keep_quiet(j_common_ptr, int) {}
void print_nothing(j_common_ptr) {}

// Runs between setjmp and longjmp: nothing in it may own memory on its stack.
bool decode_rows(Decoder& decoder, BytesView data) {
  jpeg_decompress_struct& info = decoder.info;
  jpeg_mem_src(&info, data.data(), static_cast<unsigned long>(data.size()));
  if (jpeg_read_header(&info, TRUE) != JPEG_HEADER_OK) return false;
  if (info.num_components != 1 && info.num_components != 3) return false;
  info.out_color_space = info.num_components == 1 ? JCS_GRAYSCALE : JCS_RGB;
  jpeg_start_decompress(&info);
  decoder.pixels = white_pixels(static_cast<int>(info.output_width), static_cast<int>(info.output_height),
                                info.num_components);
  while (info.output_scanline < info.output_height) {
    JSAMPROW row = decoder.pixels.row(static_cast<int>(info.output_scanline));
    if (jpeg_read_scanlines(&info, &row, 1) != 1) return false;
  }
  return true;
}

}  // namespace

std::optional<Pixels> decode_jpeg(BytesView data) {
  Decoder decoder;
  decoder.info.err = jpeg_std_error(&decoder.errors);
  decoder.errors.error_exit = fail;
  decoder.errors.emit_message = keep_quiet;
  decoder.errors.output_message = print_nothing;
  decoder.info.client_data = &decoder;
  if (setjmp(decoder.on_error) != 0) {
    jpeg_destroy_decompress(&decoder.info);
    return std::nullopt;
  }
  jpeg_create_decompress(&decoder.info);
  const bool complete = decode_rows(decoder, data);
  jpeg_destroy_decompress(&decoder.info);
  if (!complete) return std::nullopt;
  return std::move(decoder.pixels);
}

}  // namespace ocrchat
