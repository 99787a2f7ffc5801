// Reads pictures of text with the native reader and prints a line a word: its file, the evidence for it and
// the word itself. bench/confidence fits and checks the words' confidence with it.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "document/media_type.hpp"
#include "image/decode.hpp"
#include "layout/line_strip.hpp"
#include "layout/text_lines.hpp"
#include "lstm/line_normaliser.hpp"
#include "lstm/line_reader.hpp"

using namespace ocrchat;

namespace {

Image image_in(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  return open_image(as_bytes(bytes), *sniff(as_bytes(bytes)), {})->frame(0);
}

void print_words(const std::string& path, LineReader& reader) {
  const FoundLines page = find_text_lines(image_in(path), false);
  std::vector<LineImage> images;
  for (const TextLine& line : page.lines) {
    LineStripOptions options;
    options.height = reader.model().height();
    const LineStrip strip = cut_strip(page.gray, line, options);
    images.push_back(normalised(strip.columns, false, strip.scale));
  }
  for (const LineText& text : reader.read(images))
    for (const DecodedWord& word : text.words)
      std::printf("%s\t%.4f\t%.4f\t%zu\t%d\t%.4f\t%s\n", path.c_str(), word.worst, word.unsure,
                  word.letters.size(),
                  word.unspaced ? 2
                  : word.known  ? 1
                                : 0,
                  word.confidence, word.text.c_str());
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return std::fprintf(stderr, "confidence_bench MODEL PICTURE…\n"), 2;
  LineReader reader(RecognitionModel::load(arguments[1]));
  for (int i = 2; i < count; ++i) print_words(arguments[i], reader);
}
