#include "pipeline/document_tools.hpp"

#include <utility>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "image/encode.hpp"
#include "image/transform.hpp"
#include "pdf/writer.hpp"

namespace ocrchat {
namespace {

constexpr int kPictureQuality = 85;
constexpr int kWidestPicture = 10'000;

OpenOptions with_password(OpenOptions options, const std::string& password) {
  options.password = password;
  return options;
}

Bytes encoded(const Image& image, PictureFormat format) {
  switch (format) {
    case PictureFormat::png:
      return encode_png(image);
    case PictureFormat::jpeg:
      return encode_jpeg(image, kPictureQuality);
    case PictureFormat::webp:
      return encode_webp(image, kPictureQuality);
  }
  return {};
}

/// The frames of an image file, decoded.
class Frames final : public FrameSource {
 public:
  explicit Frames(SourceFile& source) : source_(source) {}
  int count() override { return source_.page_count(); }
  Frame frame(int index) override {
    Image image = source_.page(index).image;
    return {image.width, image.height, image.channels, image.dpi, std::move(image.pixels)};
  }

 private:
  SourceFile& source_;
};

}  // namespace

Inspection LocalDocumentTools::inspect(int fd, const std::string& password) {
  const MappedFile file(fd);
  const auto source = open_source(file.bytes(), with_password(options_, password));
  return {source->media_type(), source->page_count()};
}

std::string LocalDocumentTools::picture(int fd, const std::string& password, const PictureRequest& request) {
  const MappedFile file(fd);
  const auto source = open_source(file.bytes(), with_password(options_, password));
  if (request.index < 0 || request.index >= source->page_count()) {
    throw Error(ErrorCode::page_unreadable, "There is no such page.");
  }
  Image image = source->page(request.index).image;
  if (request.rotation != 0) image = rotated(image, request.rotation);
  if (!request.part.empty()) image = cropped(image, request.part);
  if (request.width > 0 && request.width <= kWidestPicture && request.width != image.width &&
      image.width > 0) {
    image = scaled(image, static_cast<double>(request.width) / image.width);
  }
  const Bytes bytes = encoded(image, request.format);
  return std::string(as_chars(bytes));
}

void LocalDocumentTools::searchable_pdf(int fd, const std::string& password, PageSource& pages, int out_fd) {
  const MappedFile file(fd);
  const auto source = open_source(file.bytes(), with_password(options_, password));
  const NextPage next = [&pages] { return pages.next(); };
  FdSink out(out_fd);
  if (source->media_type() == MediaType::pdf) return write_text_layer(file.bytes(), password, next, out);
  Frames frames(*source);
  write_image_pdf(file.bytes(), source->media_type(), frames, next, out);
}

}  // namespace ocrchat
