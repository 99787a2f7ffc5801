#pragma once

#include <functional>
#include <string>
#include <vector>

#include <cairo.h>

#include "document/model.hpp"
#include "pdf/pixels.hpp"
#include "pdf/reader.hpp"
#include "pdf/writer.hpp"

/// PDFs that the tests make in code, and what they do with them.
namespace ocrchat::testing_pdf {

/// What a made page looks like, beside its content.
struct PageShape {
  std::string media_box = "[ 0 0 400 200 ]";
  std::string crop_box;
  int rotate = 0;
};

/// A PDF of one page that has `content` as its content and `resources` (PDF syntax) as its resources.
std::string made_pdf(const PageShape& shape, const std::string& content,
                     const std::string& resources = "<< >>");

/// A page of Helvetica text: each item at (x, y) in user space, in text rendering mode `mode`.
struct TextAt {
  double x = 0;
  double y = 0;
  std::string text;
};
std::string text_pdf(const PageShape& shape, const std::vector<TextAt>& texts, int mode = 0);

/// A page that paints `image` under `matrix` (six numbers); Flate data in grey or RGB.
std::string image_pdf(const PageShape& shape, const Pixels& image, const std::string& matrix);

/// `pdf` encrypted with AES-256.
std::string encrypted(const std::string& pdf, const std::string& user, const std::string& owner);

/// An image in which no two corners, edges or halves are alike.
Pixels lopsided_image(int width, int height);

/// A baseline JPEG file of `image`.
std::string jpeg_file(const Pixels& image);

/// An open file made of a string that lives as long.
struct OpenPdf {
  explicit OpenPdf(std::string data, const std::string& password = {}, const PdfLimits& limits = {})
      : bytes(std::move(data)), file(open_pdf(as_bytes(bytes), password, limits)) {}
  std::string bytes;
  std::unique_ptr<PdfFile> file;
};

/// Share of samples that differ by more than 64.
double difference(const PdfRaster& a, const PdfRaster& b);

/// What a program prints that reads `pdf` from a file; `command` has %s in the file's place.
std::string output_of(const std::string& command, const std::string& pdf);

/// `pdftotext`'s lines of text, without marks of direction and empty lines.
std::vector<std::string> extracted_lines(const std::string& pdf);

/// Whether `qpdf --check` finds nothing to say.
bool is_clean(const std::string& pdf);

/// A page of `width` × `height` pixels with these lines.
Page page_of(int index, int width, int height, std::vector<Line> lines);

/// A line at `y` of words of 30 pixels' height, 20 pixels apart (none if `joined`), 18 pixels for each
/// character; from the right if `right_to_left`.
Line line_of(int y, const std::vector<std::string>& words, bool joined = false, bool right_to_left = false);

/// Gives `pages` one after the other.
NextPage each_of(std::vector<Page> pages);

}  // namespace ocrchat::testing_pdf
