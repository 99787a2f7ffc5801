#include <gif_lib.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "image/decoding.hpp"
#include "image/finish.hpp"

namespace ocrchat {
namespace {

struct Source {
  BytesView bytes;
  std::size_t at = 0;
};

int take(GifFileType* gif, GifByteType* out, int count) {
  auto* source = static_cast<Source*>(gif->UserData);
  const std::size_t given = std::min(static_cast<std::size_t>(count), source->bytes.size() - source->at);
  std::copy_n(source->bytes.begin() + static_cast<std::ptrdiff_t>(source->at), given, out);
  source->at += given;
  return static_cast<int>(given);
}

struct Close {
  void operator()(GifFileType* gif) const { DGifCloseFile(gif, nullptr); }
};
using Gif = std::unique_ptr<GifFileType, Close>;

/// Reads on to the first picture; frames after it are never looked at.
struct FirstFrame {
  Source source;
  Gif gif;
  int transparent = NO_TRANSPARENT_COLOR;

  explicit FirstFrame(BytesView bytes) : source{bytes}, gif(DGifOpen(&source, take, nullptr)) {}
  FirstFrame(const FirstFrame&) = delete;
  FirstFrame& operator=(const FirstFrame&) = delete;

  bool find() {
    GifRecordType type = UNDEFINED_RECORD_TYPE;
    while (gif != nullptr && DGifGetRecordType(gif.get(), &type) == GIF_OK) {
      if (type == IMAGE_DESC_RECORD_TYPE) return DGifGetImageDesc(gif.get()) == GIF_OK;
      if (type != EXTENSION_RECORD_TYPE || !read_extension()) return false;
    }
    return false;
  }

  /// Of the canvas, made larger where the picture does not fit on it.
  ImageSize size() const {
    const GifImageDesc& image = gif->Image;
    return {std::max(gif->SWidth, image.Left + image.Width),
            std::max(gif->SHeight, image.Top + image.Height)};
  }

 private:
  bool read_extension() {
    int code = 0;
    GifByteType* block = nullptr;
    if (DGifGetExtension(gif.get(), &code, &block) != GIF_OK) return false;
    while (block != nullptr) {
      GraphicsControlBlock control{};
      if (code == GRAPHICS_EXT_FUNC_CODE && DGifExtensionToGCB(block[0], block + 1, &control) == GIF_OK) {
        transparent = control.TransparentColor;
      }
      if (DGifGetExtensionNext(gif.get(), &block) != GIF_OK) return false;
    }
    return true;
  }
};

using Palette = std::array<GifColorType, 256>;

/// White where a colour is missing or transparent.
Palette palette_of(const FirstFrame& frame) {
  Palette palette;
  palette.fill({255, 255, 255});
  const ColorMapObject* map =
      frame.gif->Image.ColorMap != nullptr ? frame.gif->Image.ColorMap : frame.gif->SColorMap;
  if (map != nullptr) std::copy_n(map->Colors, std::clamp(map->ColorCount, 0, 256), palette.begin());
  if (frame.transparent >= 0 && frame.transparent < 256) {
    palette[static_cast<std::size_t>(frame.transparent)] = {255, 255, 255};
  }
  return palette;
}

std::vector<int> row_order(const GifImageDesc& frame) {
  struct Pass {
    int first;
    int step;
  };
  constexpr std::array kInterlaced{Pass{0, 8}, Pass{4, 8}, Pass{2, 4}, Pass{1, 2}};
  constexpr std::array kPlain{Pass{0, 1}};
  std::vector<int> order;
  const auto add = [&](Pass pass) {
    for (int y = pass.first; y < frame.Height; y += pass.step) order.push_back(y);
  };
  if (frame.Interlace) {
    std::for_each(kInterlaced.begin(), kInterlaced.end(), add);
  } else {
    std::for_each(kPlain.begin(), kPlain.end(), add);
  }
  return order;
}

Image decode(BytesView bytes, const DecodeLimits& limits) {
  FirstFrame frame(bytes);
  if (!frame.find()) fail_page("GIF frame");
  check_size(frame.size(), limits, ErrorCode::page_unreadable);
  const GifImageDesc& place = frame.gif->Image;
  const Palette palette = palette_of(frame);
  Image image(static_cast<int>(frame.size().width), static_cast<int>(frame.size().height), 3);
  std::vector<GifPixelType> line(static_cast<std::size_t>(place.Width));
  int rows = 0;
  for (const int y : row_order(place)) {
    if (DGifGetLine(frame.gif.get(), line.data(), place.Width) != GIF_OK) break;
    std::uint8_t* out = image.row(place.Top + y) + static_cast<std::ptrdiff_t>(place.Left) * 3;
    for (const GifPixelType index : line) {
      const GifColorType& colour = palette[index];
      *out++ = colour.Red;
      *out++ = colour.Green;
      *out++ = colour.Blue;
    }
    ++rows;
  }
  if (rows == 0) fail_page("GIF pixels");
  return finished(std::move(image), 1, 0);
}

}  // namespace

std::unique_ptr<ImageFile> open_gif(BytesView bytes, const DecodeLimits& limits) {
  FirstFrame frame(bytes);
  if (!frame.find()) fail_file("GIF frame");
  return single_frame(bytes, limits, frame.size(), decode);
}

}  // namespace ocrchat
