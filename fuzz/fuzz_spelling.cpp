// The letters of a model and how they are spelled, and then any probabilities decoded with them.
#include <algorithm>

#include "base/error.hpp"
#include "lstm/beam.hpp"
#include "lstm/charset.hpp"
#include "lstm/line_decoder.hpp"

using namespace ocrchat;

namespace {

Posteriors probabilities(BytesView bytes, int classes) {
  Posteriors line{static_cast<int>(bytes.size()) / classes, classes, classes, {}};
  for (std::size_t i = 0; i < static_cast<std::size_t>(line.steps) * static_cast<std::size_t>(classes); ++i)
    line.values.push_back(static_cast<float>(bytes[i]) / 255);
  return line;
}

void decode(BytesView letters, BytesView codes, BytesView said, int classes) {
  const Charset charset(letters);
  const CodeTrie trie(codes, charset.size(), classes);
  Beam beam(trie, classes - 1);
  WordBreaks breaks;
  const Posteriors line = probabilities(said, classes);
  words_of(beam.decode(line), charset, breaks, line.steps * kColumnsPerStep);
}

}  // namespace

/// Three bytes tell the number of classes and where the parts end.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 3) return 0;
  const int classes = 2 + data[0] % 62;
  const BytesView rest(data + 3, size - 3);
  const std::size_t first = rest.size() * data[1] / 256;
  const std::size_t second = (rest.size() - first) * data[2] / 256;
  try {
    decode(rest.first(first), rest.subspan(first, second), rest.subspan(first + second), classes);
  } catch (const Error&) {
    // refused, as it should be
  }
  return 0;
}
