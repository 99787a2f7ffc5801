// The letters of a model, how they are spelled and its dictionary, and then any probabilities decoded with them.
#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "lstm/charset.hpp"
#include "lstm/line_decoder.hpp"
#include "lstm/line_search.hpp"

using namespace ocrchat;

namespace {

constexpr std::size_t kParts = 6;

Posteriors probabilities(BytesView bytes, int classes) {
  Posteriors line{static_cast<int>(bytes.size()) / classes, classes, classes, {}};
  for (std::size_t i = 0; i < static_cast<std::size_t>(line.steps) * static_cast<std::size_t>(classes); ++i)
    line.values.push_back(static_cast<float>(bytes[i]) / 255);
  return line;
}

/// @param parts  letters, spelling, words, numbers, punctuation, probabilities
void decode(const std::array<BytesView, kParts>& parts, int classes) {
  const auto if_any = [](BytesView part) { return part.empty() ? std::nullopt : std::optional(part); };
  const Charset charset(parts[0]);
  const CodeTrie trie(parts[1], charset.size(), classes);
  const Dictionary dictionary({if_any(parts[2]), if_any(parts[3]), if_any(parts[4])}, charset);
  LineSearch search(trie, charset, dictionary, classes - 1);
  WordBreaks breaks;
  const Posteriors line = probabilities(parts[5], classes);
  words_of(search.decode(line), charset, breaks, line.steps * kColumnsPerStep);
}

}  // namespace

/// The first bytes tell the number of classes and how much of the rest each part takes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < kParts) return 0;
  const int classes = 2 + data[0] % 62;
  BytesView rest(data + kParts, size - kParts);
  std::array<BytesView, kParts> parts;
  for (std::size_t i = 0; i < kParts; ++i) {
    const std::size_t length = i + 1 == kParts ? rest.size() : rest.size() * data[i + 1] / 256;
    parts[i] = rest.first(length);
    rest = rest.subspan(length);
  }
  try {
    decode(parts, classes);
  } catch (const Error&) {
    // refused, as it should be
  }
  return 0;
}
