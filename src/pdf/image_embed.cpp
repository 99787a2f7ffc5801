#include "pdf/image_embed.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/error.hpp"
#include "pdf/deflate.hpp"
#include "pdf/jpeg_info.hpp"
#include "pdf/png_info.hpp"
#include "pdf/tiff_fax.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kMostKept = std::size_t{64} << 20;  // bytes of compressed frames kept in memory

// EXIF's eight orientations, each as what it makes of the unit square.
QPDFMatrix upright_matrix(int orientation) {
  static const std::array<QPDFMatrix, 8> matrices{
      QPDFMatrix(1, 0, 0, 1, 0, 0),  QPDFMatrix(-1, 0, 0, 1, 1, 0),  QPDFMatrix(-1, 0, 0, -1, 1, 1),
      QPDFMatrix(1, 0, 0, -1, 0, 1), QPDFMatrix(0, -1, -1, 0, 1, 1), QPDFMatrix(0, -1, 1, 0, 0, 1),
      QPDFMatrix(0, 1, 1, 0, 0, 0),  QPDFMatrix(0, 1, -1, 0, 1, 0)};
  return matrices.at(static_cast<std::size_t>(orientation - 1));
}

QPDFObjectHandle image_stream(QPDF& pdf, int width, int height, int bits, const std::string& colour_space) {
  QPDFObjectHandle stream = pdf.newStream();
  QPDFObjectHandle dict = stream.getDict();
  dict.replaceKey("/Type", QPDFObjectHandle::newName("/XObject"));
  dict.replaceKey("/Subtype", QPDFObjectHandle::newName("/Image"));
  dict.replaceKey("/Width", QPDFObjectHandle::newInteger(width));
  dict.replaceKey("/Height", QPDFObjectHandle::newInteger(height));
  dict.replaceKey("/BitsPerComponent", QPDFObjectHandle::newInteger(bits));
  dict.replaceKey("/ColorSpace", QPDFObjectHandle::parse(colour_space));
  return stream;
}

// The bytes stay where they are: qpdf's buffers can be views.
std::shared_ptr<Buffer> view_of(BytesView bytes) {
  return std::make_shared<Buffer>(const_cast<std::uint8_t*>(bytes.data()), bytes.size());
}

const char* colour_space_of(int components) {
  if (components == 4) return "/DeviceCMYK";
  return components == 3 ? "/DeviceRGB" : "/DeviceGray";
}

std::vector<EmbeddedImage> embed_jpeg(QPDF& pdf, BytesView original) {
  const auto info = jpeg_info(original);
  if (!info) return {};
  QPDFObjectHandle stream =
      image_stream(pdf, info->width, info->height, 8, colour_space_of(info->components));
  if (info->components == 4 && info->adobe) {
    stream.getDict().replaceKey("/Decode", QPDFObjectHandle::parse("[ 1 0 1 0 1 0 1 0 ]"));
  }
  stream.replaceStreamData(view_of(original), QPDFObjectHandle::newName("/DCTDecode"),
                           QPDFObjectHandle::newNull());
  EmbeddedImage image{stream, info->width, info->height, info->dpi, upright_matrix(info->orientation)};
  if (info->orientation >= 5) std::swap(image.width, image.height);
  return {image};
}

QPDFObjectHandle indexed_space(const std::string& palette) {
  QPDFObjectHandle space = QPDFObjectHandle::parse("[ /Indexed /DeviceRGB ]");
  space.appendItem(QPDFObjectHandle::newInteger(static_cast<long long>(palette.size() / 3) - 1));
  space.appendItem(QPDFObjectHandle::newString(palette));
  return space;
}

std::vector<EmbeddedImage> embed_png(QPDF& pdf, BytesView original) {
  auto info = png_info(original);
  if (!info) return {};
  QPDFObjectHandle stream =
      image_stream(pdf, info->width, info->height, info->bits, colour_space_of(info->colours));
  if (!info->palette.empty()) stream.getDict().replaceKey("/ColorSpace", indexed_space(info->palette));
  QPDFObjectHandle rows = QPDFObjectHandle::parse("<< /Predictor 15 >>");
  rows.replaceKey("/Colors", QPDFObjectHandle::newInteger(info->colours));
  rows.replaceKey("/BitsPerComponent", QPDFObjectHandle::newInteger(info->bits));
  rows.replaceKey("/Columns", QPDFObjectHandle::newInteger(info->width));
  stream.replaceStreamData(info->data, QPDFObjectHandle::newName("/FlateDecode"), rows);
  return {{stream, info->width, info->height, info->dpi, upright_matrix(1)}};
}

std::vector<EmbeddedImage> embed_fax(QPDF& pdf, BytesView original) {
  std::vector<EmbeddedImage> images;
  for (const TiffFaxPage& page : tiff_fax_pages(original)) {
    QPDFObjectHandle stream = image_stream(pdf, page.width, page.height, 1, "/DeviceGray");
    QPDFObjectHandle coding = QPDFObjectHandle::parse("<< /K -1 >>");
    coding.replaceKey("/Columns", QPDFObjectHandle::newInteger(page.width));
    coding.replaceKey("/Rows", QPDFObjectHandle::newInteger(page.height));
    if (!page.black_is_one) coding.replaceKey("/BlackIs1", QPDFObjectHandle::newBool(true));
    stream.replaceStreamData(view_of(page.data), QPDFObjectHandle::newName("/CCITTFaxDecode"), coding);
    images.push_back({stream, page.width, page.height, page.dpi, upright_matrix(1)});
  }
  return images;
}

bool is_bilevel(const FrameSource::Frame& frame) {
  return frame.channels == 1 && std::all_of(frame.pixels.begin(), frame.pixels.end(),
                                            [](std::uint8_t value) { return value == 0 || value == 255; });
}

std::string packed_bits(const FrameSource::Frame& frame) {
  const std::size_t stride = (static_cast<std::size_t>(frame.width) + 7) / 8;
  std::string bits(stride * static_cast<std::size_t>(frame.height), '\0');
  std::size_t pixel = 0;
  for (int y = 0; y < frame.height; ++y) {
    char* row = bits.data() + static_cast<std::size_t>(y) * stride;
    for (int x = 0; x < frame.width; ++x) {
      if (frame.pixels[pixel++] != 0) row[x / 8] = static_cast<char>(row[x / 8] | 0x80 >> x % 8);
    }
  }
  return bits;
}

// PNG's filter "up": each byte less the one above it, which deflates far better than the bytes themselves.
std::string filtered_rows(const FrameSource::Frame& frame) {
  const std::size_t stride = static_cast<std::size_t>(frame.width) * static_cast<std::size_t>(frame.channels);
  std::string rows((stride + 1) * static_cast<std::size_t>(frame.height), '\2');
  for (std::size_t y = 0; y < static_cast<std::size_t>(frame.height); ++y) {
    const std::uint8_t* row = frame.pixels.data() + y * stride;
    char* out = rows.data() + y * (stride + 1) + 1;
    for (std::size_t i = 0; i < stride; ++i) {
      const int above = y > 0 ? *(row + i - stride) : 0;
      out[i] = static_cast<char>(row[i] - above);
    }
  }
  return rows;
}

std::string compressed(const FrameSource::Frame& frame, bool bilevel) {
  return deflated(bilevel ? packed_bits(frame) : filtered_rows(frame));
}

QPDFObjectHandle row_filter(const FrameSource::Frame& frame, bool bilevel) {
  if (bilevel) return QPDFObjectHandle::newNull();
  QPDFObjectHandle rows = QPDFObjectHandle::parse("<< /Predictor 15 /BitsPerComponent 8 >>");
  rows.replaceKey("/Colors", QPDFObjectHandle::newInteger(frame.channels));
  rows.replaceKey("/Columns", QPDFObjectHandle::newInteger(frame.width));
  return rows;
}

/// Decodes and compresses a frame when it is about to be written.
class FrameProvider final : public QPDFObjectHandle::StreamDataProvider {
 public:
  FrameProvider(FrameSource& frames, int index, bool bilevel)
      : frames_(frames), index_(index), bilevel_(bilevel) {}

  void provideStreamData(QPDFObjGen const&, Pipeline* pipeline) override {
    pipeline->writeString(compressed(frames_.frame(index_), bilevel_));
    pipeline->finish();
  }

 private:
  FrameSource& frames_;
  int index_;
  bool bilevel_;
};

void check(const FrameSource::Frame& frame) {
  const auto expected = static_cast<std::size_t>(std::max(frame.width, 0)) *
                        static_cast<std::size_t>(std::max(frame.height, 0)) *
                        static_cast<std::size_t>(frame.channels == 3 ? 3 : 1);
  if (expected == 0 || frame.pixels.size() < expected)
    throw Error(ErrorCode::internal, {}, "frame without pixels");
}

}  // namespace

std::vector<EmbeddedImage> embed_as_is(QPDF& pdf, BytesView original, MediaType type) {
  if (type == MediaType::jpeg) return embed_jpeg(pdf, original);
  if (type == MediaType::png) return embed_png(pdf, original);
  if (type == MediaType::tiff) return embed_fax(pdf, original);
  return {};
}

EmbeddedImage embed_frame(QPDF& pdf, FrameSource& frames, int index, std::size_t& spent) {
  const FrameSource::Frame frame = frames.frame(index);
  check(frame);
  const bool bilevel = is_bilevel(frame);
  QPDFObjectHandle stream =
      image_stream(pdf, frame.width, frame.height, bilevel ? 1 : 8, colour_space_of(frame.channels));
  const QPDFObjectHandle filter = QPDFObjectHandle::newName("/FlateDecode");
  if (spent < kMostKept) {
    const std::string data = compressed(frame, bilevel);
    spent += data.size();
    stream.replaceStreamData(data, filter, row_filter(frame, bilevel));
  } else {
    stream.replaceStreamData(std::make_shared<FrameProvider>(frames, index, bilevel), filter,
                             row_filter(frame, bilevel));
  }
  return {stream, frame.width, frame.height, frame.dpi, upright_matrix(1)};
}

}  // namespace ocrchat
