// What networks say of pages, by kernel and precision: the likeliest class of each step, repeats and the null
// class left out. libtesseract finds and cuts the lines, so that nothing but the network differs.
//
//   lstm_classes MODEL PAGE.png ...
//
// Prints "PAGE KERNEL PRECISION CLASS CLASS ..." a line.

#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "lstm/forward.hpp"
#include "lstm/kernel.hpp"
#include "lstm/sample_lines.hpp"
#include "lstm/tesseract_tap.hpp"

namespace {

using namespace ocrchat;

std::vector<LineImage> lines_of(tesseract::TessBaseAPI& api, const char* page, int height) {
  const TesseractTap tap(height);
  struct Destroy {
    void operator()(Pix* pix) const { pixDestroy(&pix); }
  };
  const std::unique_ptr<Pix, Destroy> pix(pixRead(page));
  api.SetImage(pix.get());
  api.Recognize(nullptr);
  std::vector<LineImage> lines;
  for (const TappedLine& line : tap.lines()) lines.push_back(line.image);
  return lines;
}

void print_classes(const char* page, KernelKind kind, Precision precision, const Posteriors& line,
                   int null_class) {
  std::printf("%s %s %s", page, std::string(kernel_name(kind)).c_str(),
              precision == Precision::exact ? "exact" : "fast");
  std::ptrdiff_t last = null_class;
  for (int step = 0; step < line.steps; ++step) {
    const auto row = line.at(step);
    const std::ptrdiff_t best = std::max_element(row.begin(), row.end()) - row.begin();
    if (best != last && best != null_class) std::printf(" %td", best);
    last = best;
  }
  std::printf("\n");
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return 2;
  const Traineddata model = packaged_model(arguments[1]);
  const Network network = Network::load(model);
  tesseract::TessBaseAPI api;
  if (api.Init(model.path().parent_path().c_str(), arguments[1], tesseract::OEM_LSTM_ONLY) != 0) return 1;
  api.SetPageSegMode(tesseract::PSM_SINGLE_BLOCK);
  for (int i = 2; i < count; ++i) {
    const std::vector<LineImage> lines = lines_of(api, arguments[i], network.height);
    for (const KernelKind kind : available_kernels())
      for (const Precision precision : {Precision::exact, Precision::fast}) {
        if (kind == KernelKind::portable) continue;  // others are as exact, and faster
        Forward forward(pack_layers(network, kind, precision));
        std::vector<Posteriors> out;
        forward.run(lines, out);
        for (const Posteriors& line : out)
          print_classes(arguments[i], kind, precision, line, network.null_class);
      }
  }
}
