// What it takes to decode PNG files, and what it took libpng: png_bench FILE.png …
#include <algorithm>
#include <ctime>
#include <iostream>

#include "base/bytes.hpp"
#include "image/decode.hpp"

namespace {

constexpr int kTries = 9;

double user_milliseconds(const ocrchat::Bytes& file) {
  double best = 1e9;
  for (int i = 0; i < kTries; ++i) {
    const std::clock_t start = std::clock();
    ocrchat::open_image(file, ocrchat::MediaType::png, {})->frame(0);
    best = std::min(best, 1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return best;
}

}  // namespace

int main(int count, char** arguments) {
  for (int i = 1; i < count; ++i) {
    const ocrchat::MappedFile mapped(std::filesystem::path{arguments[i]});
    ocrchat::Bytes file(mapped.bytes().begin(), mapped.bytes().end());
    if (file.empty()) continue;
    const double now = user_milliseconds(file);
    file.back() ^= 0xFFU;  // the last checksum: such a file is left to libpng
    const double libpng = user_milliseconds(file);
    std::cout << arguments[i] << ": " << now << " ms, libpng " << libpng << " ms, ratio " << libpng / now
              << "\n";
  }
}
