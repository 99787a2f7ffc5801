#include "pdf/test_pdfs.hpp"

#include <unistd.h>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <jpeglib.h>

#include "base/utf8.hpp"
#include "pdf/deflate.hpp"
#include "pdf/qpdf.hpp"
#include "pdf/write_pdf.hpp"

namespace ocrchat::testing_pdf {
namespace {

std::string written(QPDF& pdf) {
  StringSink sink;
  write_pdf(pdf, sink);
  return sink.text();
}

std::string temporary_name() {
  std::string name = (std::filesystem::temp_directory_path() / "pdf-test-XXXXXX").string();
  const int fd = mkstemp(name.data());
  if (fd >= 0) close(fd);
  return name;
}

}  // namespace

std::string made_pdf(const PageShape& shape, const std::string& content, const std::string& resources) {
  QPDF pdf;
  pdf.emptyPDF();
  QPDFObjectHandle page = QPDFObjectHandle::parse("<< /Type /Page /MediaBox " + shape.media_box + " >>");
  if (!shape.crop_box.empty()) page.replaceKey("/CropBox", QPDFObjectHandle::parse(shape.crop_box));
  page.replaceKey("/Rotate", QPDFObjectHandle::newInteger(shape.rotate));
  page.replaceKey("/Resources", QPDFObjectHandle::parse(&pdf, resources));
  page.replaceKey("/Contents", pdf.newStream(content));
  QPDFPageDocumentHelper(pdf).addPage(QPDFPageObjectHelper(pdf.makeIndirectObject(page)), false);
  return written(pdf);
}

std::string text_pdf(const PageShape& shape, const std::vector<TextAt>& texts, int mode) {
  std::string content = "BT /F 20 Tf " + std::to_string(mode) + " Tr\n";
  for (const TextAt& t : texts) {
    content += "1 0 0 1 " + std::to_string(t.x) + " " + std::to_string(t.y) + " Tm (" + t.text + ") Tj\n";
  }
  return made_pdf(shape, content + "ET\n",
                  "<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >> >> >>");
}

std::string image_pdf(const PageShape& shape, const Pixels& image, const std::string& matrix) {
  QPDF pdf;
  pdf.emptyPDF();
  QPDFObjectHandle stream = pdf.newStream(std::string(image.samples.begin(), image.samples.end()));
  stream.replaceDict(QPDFObjectHandle::parse("<< /Type /XObject /Subtype /Image /BitsPerComponent 8 >>"));
  stream.replaceStreamData(
      deflated({reinterpret_cast<const char*>(image.samples.data()), image.samples.size()}),
      QPDFObjectHandle::newName("/FlateDecode"), QPDFObjectHandle::newNull());
  QPDFObjectHandle dict = stream.getDict();
  dict.replaceKey("/Width", QPDFObjectHandle::newInteger(image.width));
  dict.replaceKey("/Height", QPDFObjectHandle::newInteger(image.height));
  dict.replaceKey("/ColorSpace",
                  QPDFObjectHandle::newName(image.channels == 1 ? "/DeviceGray" : "/DeviceRGB"));
  QPDFObjectHandle page = QPDFObjectHandle::parse("<< /Type /Page /MediaBox " + shape.media_box +
                                                  " /Resources << /XObject << >> >> >>");
  if (!shape.crop_box.empty()) page.replaceKey("/CropBox", QPDFObjectHandle::parse(shape.crop_box));
  page.replaceKey("/Rotate", QPDFObjectHandle::newInteger(shape.rotate));
  page.getKey("/Resources").getKey("/XObject").replaceKey("/Im", stream);
  page.replaceKey("/Contents", pdf.newStream("q " + matrix + " cm /Im Do Q\n"));
  QPDFPageDocumentHelper(pdf).addPage(QPDFPageObjectHelper(pdf.makeIndirectObject(page)), false);
  return written(pdf);
}

std::string encrypted(const std::string& pdf, const std::string& user, const std::string& owner) {
  QPDF source;
  source.processMemoryFile("plain", pdf.data(), pdf.size());
  QPDFWriter writer(source);
  writer.setOutputMemory();
  writer.setR6EncryptionParameters(user.c_str(), owner.c_str(), true, true, true, true, true, true,
                                   qpdf_r3p_full, true);
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

Pixels lopsided_image(int width, int height) {
  Pixels image = white_pixels(width, height, 1);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const bool letter = (x < width / 4 && y > height / 8) || (y > 3 * height / 4 && x < 2 * width / 3);
      if (letter) image.row(y)[x] = 0;
    }
  }
  return image;
}

std::string jpeg_file(const Pixels& image) {
  jpeg_compress_struct info{};
  jpeg_error_mgr errors{};
  info.err = jpeg_std_error(&errors);
  jpeg_create_compress(&info);
  unsigned char* data = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&info, &data, &size);
  info.image_width = static_cast<JDIMENSION>(image.width);
  info.image_height = static_cast<JDIMENSION>(image.height);
  info.input_components = image.channels;
  info.in_color_space = image.channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
  jpeg_set_defaults(&info);
  info.density_unit = 1;
  info.X_density = info.Y_density = 150;
  jpeg_start_compress(&info, TRUE);
  for (int y = 0; y < image.height; ++y) {
    auto* row = const_cast<JSAMPROW>(image.row(y));
    jpeg_write_scanlines(&info, &row, 1);
  }
  jpeg_finish_compress(&info);
  std::string file(reinterpret_cast<const char*>(data), size);
  jpeg_destroy_compress(&info);
  std::free(data);
  return file;
}

double difference(const PdfRaster& a, const PdfRaster& b) {
  if (a.width != b.width || a.height != b.height || a.channels != b.channels) return 1;
  std::size_t differing = 0;
  for (std::size_t i = 0; i < a.pixels.size(); ++i) differing += std::abs(a.pixels[i] - b.pixels[i]) > 64;
  return static_cast<double>(differing) / static_cast<double>(a.pixels.size());
}

std::string output_of(const std::string& command, const std::string& pdf) {
  const std::string name = temporary_name();
  std::ofstream(name, std::ios::binary) << pdf;
  std::string line = command;
  line.replace(line.find("%s"), 2, name);
  std::string output;
  FILE* pipe = popen(line.c_str(), "r");
  char buffer[4096];
  while (pipe != nullptr) {
    const std::size_t got = fread(buffer, 1, sizeof buffer, pipe);
    if (got == 0) break;
    output.append(buffer, got);
  }
  const int status = pipe != nullptr ? pclose(pipe) : -1;
  std::filesystem::remove(name);
  return status == 0 ? output : output + "\nexit status " + std::to_string(status);
}

std::vector<std::string> extracted_lines(const std::string& pdf) {
  std::u32string kept;
  for (const char32_t c : to_utf32(output_of("pdftotext -enc UTF-8 %s - 2>&1", pdf))) {
    const bool direction = (c >= 0x202a && c <= 0x202e) || c == 0x200e || c == 0x200f;
    if (!direction && c != U'\f') kept += c;
  }
  std::vector<std::string> lines;
  std::istringstream text(to_utf8(kept));
  for (std::string line; std::getline(text, line);) {
    if (!line.empty()) lines.push_back(line);
  }
  return lines;
}

bool is_clean(const std::string& pdf) {
  const std::string said = output_of("qpdf --check %s 2>&1", pdf);
  return said.find("No syntax or stream encoding errors found") != std::string::npos &&
         said.find("WARNING") == std::string::npos;
}

Page page_of(int index, int width, int height, std::vector<Line> lines) {
  Page page;
  page.index = index;
  page.width = width;
  page.height = height;
  for (Line& line : lines) {
    Block block;
    block.box = line.box;
    block.content = Text{{std::move(line)}};
    page.blocks.push_back(std::move(block));
  }
  return page;
}

Line line_of(int y, const std::vector<std::string>& words, bool joined, bool right_to_left) {
  Line line;
  int x = right_to_left ? 900 : 100;
  for (const std::string& text : words) {
    const int width = 18 * static_cast<int>(code_points(text));
    const int x0 = right_to_left ? x - width : x;
    Word word;
    word.text = text;
    word.box = {x0, y, x0 + width, y + 30};
    word.joined = joined;
    line.box = united(line.box, word.box);
    line.words.push_back(std::move(word));
    const int step = width + (joined ? 0 : 20);
    x += right_to_left ? -step : step;
  }
  return line;
}

NextPage each_of(std::vector<Page> pages) {
  return [pages = std::move(pages), at = std::size_t{0}]() mutable -> std::optional<Page> {
    return at < pages.size() ? std::optional(pages[at++]) : std::nullopt;
  };
}

}  // namespace ocrchat::testing_pdf
