#include <webp/decode.h>
#include <webp/demux.h>

#include <cstring>
#include <utility>

#include "image/decoding.hpp"
#include "image/exif.hpp"
#include "image/finish.hpp"

namespace ocrchat {
namespace {

using Demuxer = std::unique_ptr<WebPDemuxer, decltype(&WebPDemuxDelete)>;
using Decoder = std::unique_ptr<WebPIDecoder, decltype(&WebPIDelete)>;

/// Also of a file that was cut off, as far as it goes.
Demuxer demuxer(BytesView bytes) {
  const WebPData data{bytes.data(), bytes.size()};
  WebPDemuxState state{};
  return {WebPDemuxPartial(&data, &state), WebPDemuxDelete};
}

ImageSize canvas_of(const Demuxer& file) {
  return {WebPDemuxGetI(file.get(), WEBP_FF_CANVAS_WIDTH), WebPDemuxGetI(file.get(), WEBP_FF_CANVAS_HEIGHT)};
}

/// The frame's own rectangle, flattened.
Image decode_frame(const WebPIterator& frame) {
  Image image(frame.width, frame.height, frame.has_alpha != 0 ? 4 : 3);
  WebPDecoderConfig config;
  if (WebPInitDecoderConfig(&config) == 0) throw Error(ErrorCode::internal, {}, "WebPInitDecoderConfig");
  config.output.colorspace = image.channels == 4 ? MODE_RGBA : MODE_RGB;
  config.output.is_external_memory = 1;
  config.output.u.RGBA = {image.pixels.data(), static_cast<int>(image.stride()), image.pixels.size()};
  const Decoder decoder(WebPIDecode(nullptr, 0, &config), WebPIDelete);
  if (decoder == nullptr) fail_page("WebP decoder");
  // Whatever the outcome, the rows that came out are good.
  WebPIUpdate(decoder.get(), frame.fragment.bytes, frame.fragment.size);
  int rows = 0;
  WebPIDecGetRGB(decoder.get(), &rows, nullptr, nullptr, nullptr);
  if (rows <= 0) fail_page("WebP pixels");
  if (rows < image.height) {
    std::memset(image.row(rows), 255, static_cast<std::size_t>(image.height - rows) * image.stride());
  }
  return flattened(std::move(image));
}

Image on_canvas(Image part, ImageSize size, int left, int top) {
  if (part.width == size.width && part.height == size.height) return part;
  Image canvas(static_cast<int>(size.width), static_cast<int>(size.height), part.channels);
  if (left < 0 || top < 0 || left + part.width > canvas.width || top + part.height > canvas.height) {
    fail_page("WebP frame outside its canvas");
  }
  for (int y = 0; y < part.height; ++y) {
    std::memcpy(canvas.row(top + y) + static_cast<std::ptrdiff_t>(left) * part.channels, part.row(y),
                part.stride());
  }
  return canvas;
}

Exif exif_of(const Demuxer& file) {
  WebPChunkIterator chunk{};
  if (WebPDemuxGetChunk(file.get(), "EXIF", 1, &chunk) == 0) return {};
  const Exif exif = read_exif({chunk.chunk.bytes, chunk.chunk.size});
  WebPDemuxReleaseChunkIterator(&chunk);
  return exif;
}

Image decode(BytesView bytes, const DecodeLimits& limits) {
  const Demuxer file = demuxer(bytes);
  if (file == nullptr) fail_page("WebP container");
  const ImageSize canvas = canvas_of(file);
  check_size(canvas, limits, ErrorCode::page_unreadable);
  WebPIterator frame{};
  if (WebPDemuxGetFrame(file.get(), 1, &frame) == 0) fail_page("WebP frame");
  // The iterator owns nothing: its fragment points into `bytes`.
  check_size({frame.width, frame.height}, limits, ErrorCode::page_unreadable);
  const Exif exif = exif_of(file);
  return finished(on_canvas(decode_frame(frame), canvas, frame.x_offset, frame.y_offset), exif.orientation,
                  exif.dpi);
}

}  // namespace

std::unique_ptr<ImageFile> open_webp(BytesView bytes, const DecodeLimits& limits) {
  const Demuxer file = demuxer(bytes);
  if (file == nullptr) fail_file("WebP container");
  return single_frame(bytes, limits, canvas_of(file), decode);
}

}  // namespace ocrchat
