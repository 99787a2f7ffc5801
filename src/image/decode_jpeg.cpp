#include <csetjmp>
#include <cstdio>
#include <cstring>
#include <utility>
#include <vector>

#include <jpeglib.h>

#include <jerror.h>

#include "image/decoding.hpp"
#include "image/exif.hpp"
#include "image/finish.hpp"

// libjpeg reports errors by longjmp. The functions with a setjmp, and what they call, hold nothing that needs
// a destructor; objects live in their callers.
namespace ocrchat {
namespace {

constexpr int kExifMarker = JPEG_APP0 + 1;
constexpr unsigned kMarkerBytes = 0xFFFF;
/// A progressive file has about ten scans; thousands of them are there to keep us busy.
constexpr int kMaxScans = 200;
constexpr JOCTET kEndOfImage[2] = {0xFF, JPEG_EOI};

struct Reader {
  jpeg_decompress_struct info{};
  jpeg_error_mgr errors{};
  jpeg_source_mgr source{};
  jpeg_progress_mgr progress{};
  std::jmp_buf stop{};
  int blank_from = -1;  ///< first row of which the file has nothing; -1 for none

  Reader() = default;
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader() { jpeg_destroy_decompress(&info); }
};

Reader& reader_of(j_common_ptr info) {
  return *static_cast<Reader*>(info->client_data);
}

[[noreturn]] void stop(j_common_ptr info) {
  std::longjmp(reader_of(info).stop, 1);
}

/// The data ended before the picture. libjpeg makes the rest grey; we want it white. Later scans only refine.
void note_end(j_decompress_ptr info) {
  Reader& reader = reader_of(reinterpret_cast<j_common_ptr>(info));
  if (reader.blank_from >= 0 || info->input_scan_number > 1) return;
  reader.blank_from = static_cast<int>(info->input_iMCU_row + 1) * info->max_v_samp_factor * DCTSIZE;
}

void on_message(j_common_ptr common, int level) {
  if (level >= 0 || common->err->msg_code != JWRN_HIT_MARKER) return;
  auto* info = reinterpret_cast<j_decompress_ptr>(common);
  if (info->restart_interval == 0 && info->progressive_mode == FALSE) note_end(info);
}

boolean on_input_end(j_decompress_ptr info) {
  note_end(info);
  info->src->next_input_byte = kEndOfImage;
  info->src->bytes_in_buffer = sizeof(kEndOfImage);
  return TRUE;
}

void on_skip(j_decompress_ptr info, long count) {
  if (count <= 0) return;
  auto skipped = static_cast<std::size_t>(count);
  if (skipped > info->src->bytes_in_buffer) skipped = info->src->bytes_in_buffer;
  info->src->next_input_byte += skipped;
  info->src->bytes_in_buffer -= skipped;
}

void on_progress(j_common_ptr info) {
  if (reinterpret_cast<j_decompress_ptr>(info)->input_scan_number > kMaxScans) stop(info);
}

void attach(Reader& reader, BytesView bytes) {
  reader.info.err = jpeg_std_error(&reader.errors);
  reader.info.client_data = &reader;
  reader.errors.error_exit = stop;
  reader.errors.emit_message = on_message;
  reader.errors.output_message = [](j_common_ptr) {};
  reader.source.init_source = [](j_decompress_ptr) {};
  reader.source.fill_input_buffer = on_input_end;
  reader.source.skip_input_data = on_skip;
  reader.source.resync_to_restart = jpeg_resync_to_restart;
  reader.source.term_source = [](j_decompress_ptr) {};
  reader.source.next_input_byte = bytes.data();
  reader.source.bytes_in_buffer = bytes.size();
  reader.progress.progress_monitor = on_progress;
}

bool read_header(Reader& reader) {
  if (setjmp(reader.stop) != 0) return false;
  jpeg_create_decompress(&reader.info);
  reader.info.src = &reader.source;
  reader.info.progress = &reader.progress;
  jpeg_save_markers(&reader.info, kExifMarker, kMarkerBytes);
  return jpeg_read_header(&reader.info, TRUE) == JPEG_HEADER_OK;
}

bool start(Reader& reader) {
  if (setjmp(reader.stop) != 0) return false;
  switch (reader.info.jpeg_color_space) {
    case JCS_GRAYSCALE:
      reader.info.out_color_space = JCS_GRAYSCALE;
      break;
    case JCS_CMYK:
    case JCS_YCCK:
      reader.info.out_color_space = JCS_CMYK;
      break;
    default:
      reader.info.out_color_space = JCS_RGB;
  }
  return jpeg_start_decompress(&reader.info) == TRUE;
}

/// Stops early at an error; the rows before it are in place. `inks` is room for a row of CMYK, null for other
/// files.
void read_rows(Reader& reader, Image& image, JSAMPLE* inks) {
  if (setjmp(reader.stop) != 0) return;
  while (reader.info.output_scanline < reader.info.output_height) {
    std::uint8_t* row = image.row(static_cast<int>(reader.info.output_scanline));
    JSAMPROW target = inks != nullptr ? inks : row;
    if (jpeg_read_scanlines(&reader.info, &target, 1) != 1) return;
    // Photoshop stores its inks inverted, and says so by its marker.
    if (inks != nullptr) inks_to_rgb(inks, reader.info.saw_Adobe_marker == TRUE, image.width, row);
  }
}

void blank_missing_rows(const Reader& reader, Image& image) {
  if (reader.blank_from < 0 || reader.blank_from >= image.height) return;
  std::uint8_t* from = image.row(reader.blank_from);
  std::memset(from, 255, static_cast<std::size_t>(image.pixels.data() + image.pixels.size() - from));
}

Exif exif_of(const Reader& reader) {
  using namespace std::string_view_literals;
  for (jpeg_saved_marker_ptr marker = reader.info.marker_list; marker != nullptr; marker = marker->next) {
    const BytesView block{marker->data, marker->data_length};
    if (marker->marker == kExifMarker && as_chars(block).starts_with("Exif\0"sv)) return read_exif(block);
  }
  return {};
}

double dpi_of(const Reader& reader, const Exif& exif) {
  constexpr int kPerInch = 1;
  constexpr int kPerCentimetre = 2;
  double dpi = 0;
  if (reader.info.saw_JFIF_marker == TRUE && reader.info.density_unit == kPerInch)
    dpi = reader.info.X_density;
  if (reader.info.saw_JFIF_marker == TRUE && reader.info.density_unit == kPerCentimetre) {
    dpi = reader.info.X_density * 2.54;
  }
  return plausible_dpi(dpi) > 0 ? dpi : exif.dpi;
}

Image decode(BytesView bytes, const DecodeLimits& limits) {
  Reader reader;
  attach(reader, bytes);
  if (!read_header(reader)) fail_page("JPEG header");
  check_size({reader.info.image_width, reader.info.image_height}, limits, ErrorCode::page_unreadable);
  if (!start(reader)) fail_page("JPEG scans");
  const bool inks = reader.info.out_color_space == JCS_CMYK;
  const int channels = inks ? 3 : reader.info.output_components;
  Image image(static_cast<int>(reader.info.output_width), static_cast<int>(reader.info.output_height),
              channels);
  std::vector<JSAMPLE> ink_row(inks ? static_cast<std::size_t>(image.width) * 4 : 0);
  read_rows(reader, image, inks ? ink_row.data() : nullptr);
  if (reader.info.output_scanline == 0) fail_page("JPEG pixels");
  blank_missing_rows(reader, image);
  const Exif exif = exif_of(reader);
  return finished(std::move(image), exif.orientation, dpi_of(reader, exif));
}

}  // namespace

std::unique_ptr<ImageFile> open_jpeg(BytesView bytes, const DecodeLimits& limits) {
  Reader reader;
  attach(reader, bytes);
  if (!read_header(reader)) fail_file("JPEG header");
  return single_frame(bytes, limits, {reader.info.image_width, reader.info.image_height}, decode);
}

}  // namespace ocrchat
