#include <gtest/gtest.h>

#include <cairo.h>
#include <dlfcn.h>
#include <tesseract/baseapi.h>

#include <cmath>
#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "lstm/exact_math.hpp"
#include "lstm/forward.hpp"
#include "lstm/kernel.hpp"
#include "tesseract_tap.hpp"

namespace ocrchat {
namespace {

const std::filesystem::path kModels = "/usr/share/tesseract-ocr/5/tessdata";
constexpr double kTolerance = 3e-6;

/// A line of text, black on white. What it says matters little: networks answer to anything.
std::vector<unsigned char> line_of_text(const char* text, double size, int width, int height) {
  const auto destroy = [](auto* owned) {
    if constexpr (std::is_same_v<decltype(owned), cairo_t*>)
      cairo_destroy(owned);
    else
      cairo_surface_destroy(owned);
  };
  const std::unique_ptr<cairo_surface_t, decltype(destroy)> surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height), destroy);
  const std::unique_ptr<cairo_t, decltype(destroy)> cairo(cairo_create(surface.get()), destroy);
  cairo_set_source_rgb(cairo.get(), 1, 1, 1);
  cairo_paint(cairo.get());
  cairo_set_source_rgb(cairo.get(), 0, 0, 0);
  cairo_select_font_face(cairo.get(), "DejaVu Serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size(cairo.get(), size);
  cairo_move_to(cairo.get(), 20, height * .7);
  cairo_show_text(cairo.get(), text);
  cairo_surface_flush(surface.get());
  std::vector<unsigned char> grey;
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      grey.push_back(cairo_image_surface_get_data(
          surface.get())[y * cairo_image_surface_get_stride(surface.get()) + 4 * x]);
  return grey;
}

std::vector<TappedLine> tapped(const std::string& model, int height) {
  constexpr int kWidth = 1200;
  constexpr int kHeight = 80;
  const TesseractTap tap(height);
  tesseract::TessBaseAPI api;
  EXPECT_EQ(api.Init(kModels.c_str(), model.c_str(), tesseract::OEM_LSTM_ONLY), 0);
  api.SetPageSegMode(tesseract::PSM_SINGLE_LINE);
  api.SetVariable("tessedit_do_invert", "0");
  for (const char* text : {"Forty-two brown foxes (or 43?) jump over 100% of lazy dogs.",
                           "Съешь ещё этих булок", "ΑΒΓ δεζ 1 l I"}) {
    const auto pixels = line_of_text(text, 40, kWidth, kHeight);
    api.SetImage(pixels.data(), kWidth, kHeight, 1, kWidth);
    api.Recognize(nullptr);
  }
  return tap.lines();
}

/// One model of every shape that is installed.
std::map<std::string, std::string> model_of_every_shape() {
  std::map<std::string, std::string> models;
  for (const auto& file : std::filesystem::directory_iterator(kModels)) {
    if (file.path().extension() != ".traineddata" || file.path().stem() == "osd") continue;
    const Network network = Network::load(Traineddata(file.path()));
    std::string& model = models[network.specification.substr(0, network.specification.find('O'))];
    if (model.empty() || file.path().stem() < model) model = file.path().stem();
  }
  return models;
}

double furthest(const Posteriors& ours, const Posteriors& theirs) {
  double most = 0;
  for (int step = 0; step < ours.steps; ++step)
    for (std::size_t i = 0; i < ours.at(step).size(); ++i)
      most = std::max(most, std::abs(double{ours.at(step)[i]} - double{theirs.at(step)[i]}));
  return most;
}

TEST(Oracle, TablesAreThoseOfTheLibrary) {
  const ExactMath math;
  const std::map<std::string, const ExactMath::Table*> tables = {
      {"_ZN9tesseract9TanhTableE", &math.tanh_table()},
      {"_ZN9tesseract13LogisticTableE", &math.logistic_table()}};
  for (const auto& [symbol, ours] : tables) {
    const auto* theirs = static_cast<const float*>(dlsym(RTLD_DEFAULT, symbol.c_str()));
    ASSERT_NE(theirs, nullptr) << symbol;
    for (std::size_t i = 0; i + 1 < ours->size(); ++i) EXPECT_EQ((*ours)[i].value, theirs[i]) << symbol << i;
  }
}

TEST(Oracle, TheExactNetworkSaysWhatTheLibrarySays) {
  const auto models = model_of_every_shape();
  EXPECT_FALSE(models.empty());
  for (const auto& [shape, model] : models) {
    const Traineddata file(kModels / (model + ".traineddata"));
    const Network network = Network::load(file);
    const std::vector<TappedLine> lines = tapped(model, network.height);
    ASSERT_GE(lines.size(), 3U) << model;
    std::vector<LineImage> images;
    for (const TappedLine& line : lines) images.push_back(line.image);
    for (const KernelKind kind : available_kernels()) {
      Forward forward(pack_layers(network, kind, Precision::exact));
      std::vector<Posteriors> ours;
      forward.run(images, ours);
      for (std::size_t i = 0; i < lines.size(); ++i) {
        ASSERT_EQ(ours[i].steps, lines[i].posteriors.steps) << model;
        ASSERT_EQ(ours[i].classes, lines[i].posteriors.classes) << model;
        EXPECT_LT(furthest(ours[i], lines[i].posteriors), kTolerance)
            << model << ' ' << shape << ' ' << kernel_name(kind) << " line " << i;
      }
    }
  }
}

}  // namespace
}  // namespace ocrchat
