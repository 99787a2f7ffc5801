#include "tesseract_tap.hpp"

#include <dlfcn.h>

#include <algorithm>
#include <cassert>
#include <cstdint>

namespace ocrchat {

TesseractTap::TesseractTap(int height) : height_(height) {
  assert(living() == nullptr);
  living() = this;
}

TesseractTap::~TesseractTap() {
  living() = nullptr;
}

TesseractTap*& TesseractTap::living() {
  static TesseractTap* tap = nullptr;
  return tap;
}

void TesseractTap::take(const Caught& caught) {
  TesseractTap* tap = living();
  if (tap == nullptr || caught.pixel_count % tap->height_ != 0) return;
  TappedLine line;
  line.image.height = tap->height_;
  line.image.width = caught.pixel_count / tap->height_;
  line.image.pixels.resize(static_cast<std::size_t>(caught.pixel_count));
  for (int x = 0; x < line.image.width; ++x)
    for (int y = 0; y < line.image.height; ++y)
      line.image.pixels[static_cast<std::size_t>(x * line.image.height + y)] =
          caught.pixels[y * line.image.width + x];
  line.posteriors.steps = caught.steps;
  line.posteriors.classes = line.posteriors.stride = caught.classes;
  line.posteriors.values.assign(caught.values, caught.values + caught.steps * caught.classes);
  tap->lines_.push_back(std::move(line));
}

}  // namespace ocrchat

namespace tesseract {

class ImageData;

/// The library's classes as far as they are read here; their headers are not packaged.
template <typename Value>
struct GenericArray {
  virtual ~GenericArray() = default;
  Value* values;
  Value empty;
  int rows;
  int columns;
  int allocated;
};

class NetworkIO {
 public:
  GenericArray<float> floats;
  GenericArray<std::int8_t> integers;
  bool in_integers;
};

class LSTMRecognizer {
 public:
  bool RecognizeLine(const ImageData& image, float invert_threshold, bool debug, bool re_invert,
                     bool upside_down, float* scale_factor, NetworkIO* inputs, NetworkIO* outputs);
};

bool LSTMRecognizer::RecognizeLine(const ImageData& image, float invert_threshold, bool debug, bool re_invert,
                                   bool upside_down, float* scale_factor, NetworkIO* inputs,
                                   NetworkIO* outputs) {
  using Real =
      bool (*)(LSTMRecognizer*, const ImageData&, float, bool, bool, bool, float*, NetworkIO*, NetworkIO*);
  const auto real = reinterpret_cast<Real>(dlsym(
      RTLD_NEXT, "_ZN9tesseract14LSTMRecognizer13RecognizeLineERKNS_9ImageDataEfbbbPfPNS_9NetworkIOES6_"));
  const bool read =
      real(this, image, invert_threshold, debug, re_invert, upside_down, scale_factor, inputs, outputs);
  if (read && inputs->in_integers && inputs->integers.columns == 1 && !outputs->in_integers)
    ocrchat::TesseractTap::take({inputs->integers.values, inputs->integers.rows, outputs->floats.values,
                                 outputs->floats.rows, outputs->floats.columns});
  return read;
}

}  // namespace tesseract
