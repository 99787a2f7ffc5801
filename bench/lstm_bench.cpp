// What a step of a line costs: µs of processor time by kernel, precision and lines to a batch. A step is
// three columns of a line image.
//
//   lstm_bench [MODEL ...]

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

#include "lstm/forward.hpp"
#include "lstm/kernel.hpp"
#include "lstm/sample_lines.hpp"

namespace {

using namespace ocrchat;

constexpr int kLines = 32;
constexpr int kWidth = 1500;  // like the lines of a clean page of A4
constexpr int kTries = 7;

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// The best of several tries, for machines are shared.
template <typename Work>
double best_seconds(int tries, Work work) {
  double best = 1e9;
  for (int i = 0; i < tries; ++i) {
    const double start = processor_seconds();
    work();
    best = std::min(best, processor_seconds() - start);
  }
  return best;
}

void measure(const std::string& model, const Network& network, KernelKind kind, Precision precision) {
  const int tries = kind == KernelKind::portable ? 1 : kTries;
  const double packing = best_seconds(tries, [&] { pack_layers(network, kind, precision); });
  Forward forward(pack_layers(network, kind, precision));
  std::vector<LineImage> lines;
  for (unsigned i = 0; i < kLines; ++i)
    lines.push_back(scribble(network.height, kWidth - static_cast<int>(i), i));
  std::printf("%-10s %-8s %-5s packed in %4.1f ms, µs/step", model.c_str(),
              std::string(kernel_name(kind)).c_str(), precision == Precision::exact ? "exact" : "fast",
              1e3 * packing);
  for (const std::size_t batch : {1, 4, 8, 16}) {
    std::vector<Posteriors> out;
    double steps = 0;
    const double seconds = best_seconds(tries, [&] {
      steps = 0;
      const std::size_t count = kind == KernelKind::portable ? std::max<std::size_t>(batch, 2) : lines.size();
      for (std::size_t i = 0; i < count; i += batch) {
        forward.run(std::span(lines).subspan(i, batch), out);
        for (const Posteriors& line : out) steps += line.steps;
      }
    });
    std::printf("  %zu: %.2f", batch, 1e6 * seconds / steps);
  }
  std::printf("\n");
  std::fflush(stdout);
}

/// Opening, reading and packing the network of every packaged model: the slowest.
void measure_loading() {
  double slowest = 0;
  std::string name;
  int models = 0;
  for (const auto& file : std::filesystem::directory_iterator(packaged_model("eng").path().parent_path())) {
    if (file.path().extension() != ".traineddata" || file.path().stem() == "osd") continue;
    const double seconds = best_seconds(3, [&] {
      const Traineddata model(file.path());
      pack_layers(Network::load(model));
    });
    ++models;
    if (seconds <= slowest) continue;
    slowest = seconds;
    name = file.path().stem();
  }
  std::printf("networks of %d models loaded, the slowest, %s, in %.1f ms\n", models, name.c_str(),
              1e3 * slowest);
}

}  // namespace

int main(int count, char** arguments) {
  std::vector<std::string> models(arguments + 1, arguments + count);
  measure_loading();
  if (models.empty()) models = {"eng", "rus", "chi_sim"};
  for (const std::string& model : models) {
    const Traineddata file = packaged_model(model);
    const Network network = Network::load(file);
    for (const KernelKind kind : available_kernels())
      for (const Precision precision : {Precision::exact, Precision::fast})
        if (kind != KernelKind::portable || precision == Precision::exact)
          measure(model, network, kind, precision);
  }
}
