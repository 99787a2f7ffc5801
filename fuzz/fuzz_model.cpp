// A model file: its table of entries, its network, and a line read with it.
#include <sys/mman.h>
#include <unistd.h>

#include <string>

#include "base/error.hpp"
#include "lstm/line_reader.hpp"

using namespace ocrchat;

namespace {

constexpr int kColumns = 24;
constexpr int kTallest = 256;

void read_flat_line(const std::shared_ptr<const RecognitionModel>& model) {
  if (model->height() > kTallest) return;
  LineImage line{model->height(), kColumns, 1, {}};
  line.pixels.assign(static_cast<std::size_t>(line.height) * kColumns, 100);
  LineReader(model).read({&line, 1});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const int fd = memfd_create("model", 0);
  if (write(fd, data, size) != static_cast<ssize_t>(size)) return 0;
  try {
    read_flat_line(RecognitionModel::load("/proc/self/fd/" + std::to_string(fd)));
  } catch (const Error&) {
    // refused, as it should be
  }
  close(fd);
  return 0;
}
