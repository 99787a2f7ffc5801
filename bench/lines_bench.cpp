// Finds the lines of page images and has libtesseract read each on its own, so that the finding of lines can
// be judged by the text that comes of it:
//
//   lines_bench [--vertical] [--rtl] [--no-text] [--draw FOLDER] LANGUAGE:FILE:OUT.txt...
//
// Prints for each page the lines found and the user time in milliseconds that finding them took (best of 3).
#include <sys/resource.h>
#include <tesseract/baseapi.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "image/decode.hpp"
#include "image/encode.hpp"
#include "image/transform.hpp"
#include "layout/text_lines.hpp"

namespace {

using namespace ocrchat;

double user_milliseconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return 1e3 * static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         1e-3 * static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

Bytes content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const BytesView view = as_bytes(text);
  return Bytes(view.begin(), view.end());
}

/// The line cut out, its baseline brought level by moving columns up and down.
Image strip_of(const FoundLines& page, const TextLine& line) {
  constexpr int kMargin = 4;
  const double middle = line.baseline + line.slope * line.box.width() / 2;
  const int top = static_cast<int>(middle - line.ascent) - kMargin;
  const int bottom = static_cast<int>(std::ceil(middle + line.descent)) + kMargin;
  Image strip(line.box.width() + 2 * kMargin, bottom - top, 1, 255);
  for (int x = 0; x < strip.width; ++x) {
    const int from = line.box.x0 - kMargin + x;
    if (from < 0 || from >= page.gray.width) continue;
    const int shift = static_cast<int>(std::lround(line.slope * (x - strip.width / 2)));
    for (int y = 0; y < strip.height; ++y) {
      const int at = top + y + shift;
      if (at >= 0 && at < page.gray.height) strip.row(y)[x] = page.gray.row(at)[from];
    }
  }
  return strip;
}

std::string read_strip(tesseract::TessBaseAPI& reader, const Image& strip) {
  reader.SetImage(strip.pixels.data(), strip.width, strip.height, 1, strip.width);
  reader.SetSourceResolution(300);
  char* text = reader.GetUTF8Text();
  std::string line = text ? text : "";
  delete[] text;
  while (!line.empty() && std::isspace(static_cast<unsigned char>(line.back()))) line.pop_back();
  return line;
}

void paint(Image& picture, const Box& box, int r, int g, int b) {
  const auto dot = [&](int x, int y) {
    if (x < 0 || y < 0 || x >= picture.width || y >= picture.height) return;
    std::uint8_t* pixel = picture.row(y) + std::ptrdiff_t{3} * x;
    pixel[0] = static_cast<std::uint8_t>(r);
    pixel[1] = static_cast<std::uint8_t>(g);
    pixel[2] = static_cast<std::uint8_t>(b);
  };
  for (int t = 0; t < 3; ++t) {
    for (int x = box.x0; x < box.x1; ++x) dot(x, box.y0 + t), dot(x, box.y1 - t);
    for (int y = box.y0; y < box.y1; ++y) dot(box.x0 + t, y), dot(box.x1 - t, y);
  }
}

void draw(const FoundLines& page, const std::string& path) {
  Image picture(page.gray.width, page.gray.height, 3);
  for (std::size_t i = 0; i < page.gray.pixels.size(); ++i)
    std::fill_n(picture.pixels.begin() + static_cast<std::ptrdiff_t>(3 * i), 3,
                static_cast<std::uint8_t>(128 + page.gray.pixels[i] / 2 - (page.ink.pixels[i] ? 100 : 0)));
  for (const Box& box : page.regions) paint(picture, box, 0, 160, 0);
  for (const Box& box : page.pictures) paint(picture, box, 255, 0, 255);
  for (const TextLine& line : page.lines) {
    paint(picture, line.box, 0, 0, 255);
    if (line.vertical) continue;
    for (int x = line.box.x0; x < line.box.x1; ++x) {
      const int y = static_cast<int>(line.baseline + line.slope * (x - line.box.x0));
      const int up = static_cast<int>(y - line.x_height);
      paint(picture, {x, y, x + 1, y + 1}, 255, 0, 0);
      paint(picture, {x, up, x + 1, up + 1}, 255, 160, 0);
    }
  }
  const double factor = std::min(1.0, 1600.0 / std::max(picture.width, picture.height));
  const Bytes png = encode_png(scaled(picture, factor));
  std::ofstream(path, std::ios::binary)
      .write(reinterpret_cast<const char*>(png.data()), static_cast<std::streamsize>(png.size()));
}

}  // namespace

int main(int count, char** arguments) {
  tesseract::TessBaseAPI reader;
  std::string language;
  std::string folder;
  bool vertical = false;
  bool read = true;
  bool right_to_left = false;
  for (int i = 1; i < count; ++i) {
    const std::string item = arguments[i];
    if (item == "--vertical") vertical = true;
    if (item == "--no-text") read = false;
    if (item == "--rtl") right_to_left = true;
    if (item == "--draw") folder = arguments[++i];
    if (item.starts_with("--")) continue;
    const std::string path = item.substr(item.find(':') + 1, item.rfind(':') - item.find(':') - 1);
    const Bytes bytes = content_of(path);
    const Image image = open_image(bytes, sniff(bytes).value(), {})->frame(0);
    FoundLines page;
    double best = 1e9;
    for (int pass = 0; pass < 3; ++pass) {
      const double start = user_milliseconds();
      page = find_text_lines(image, vertical, right_to_left);
      best = std::min(best, user_milliseconds() - start);
    }
    std::cout << path << ": " << page.lines.size() << " lines, " << page.regions.size() << " regions, "
              << image.width << "x" << image.height << ", skew " << page.skew << ", text " << page.text_height
              << ", " << best << " ms\n";
    if (!folder.empty()) draw(page, folder + "/" + std::filesystem::path(path).stem().string() + ".png");
    if (!read) continue;
    if (const std::string wanted = item.substr(0, item.find(':')); wanted != language) {
      language = wanted;
      reader.End();
      if (reader.Init(nullptr, language.c_str(), tesseract::OEM_LSTM_ONLY) != 0) return 1;
      reader.SetPageSegMode(tesseract::PSM_RAW_LINE);
    }
    std::ofstream out(item.substr(item.rfind(':') + 1));
    int region = 0;
    for (const TextLine& line : page.lines) {
      if (line.region != region) out << "\n";
      region = line.region;
      Image strip = strip_of(page, line);
      if (line.vertical) {
        const Box& box = line.box;
        strip = rotated(
            cropped(page.gray, {std::max(0, box.x0 - 6), std::max(0, box.y0 - 6),
                                std::min(image.width, box.x1 + 6), std::min(image.height, box.y1 + 6)}),
            270);
      }
      out << read_strip(reader, strip) << "\n";
    }
  }
}
