#include "pipeline/source_file.hpp"

#include <utility>

#include "base/error.hpp"

namespace ocrchat {
namespace {

constexpr double kPointsPerInch = 72;

class ImageSource final : public SourceFile {
 public:
  ImageSource(BytesView bytes, MediaType type, const OpenOptions& options)
      : type_(type), file_(open_image(bytes, type, {.max_pixels = options.max_pixels})) {}

  MediaType media_type() const override { return type_; }
  int page_count() const override { return file_->frame_count(); }
  PageImage page(int index) override {
    PageImage page;
    page.image = file_->frame(index);
    return page;
  }

 private:
  MediaType type_;
  std::unique_ptr<ImageFile> file_;
};

class PdfSource final : public SourceFile {
 public:
  PdfSource(BytesView bytes, const OpenOptions& options)
      : render_dpi_(options.render_dpi),
        file_(open_pdf(bytes, options.password, {.max_pixels = options.max_pixels})) {}

  MediaType media_type() const override { return MediaType::pdf; }
  int page_count() const override { return file_->page_count(); }

  PageImage page(int index) override {
    PageImage page;
    page.image = image_of(file_->raster(index, render_dpi_));
    page.words = file_->words(index);
    if (page.words.empty()) return page;
    page.fonts = file_->fonts(index);
    page.words_invisible = file_->text_is_invisible(index);
    // The raster may be the scan itself, whose resolution is its own: the page's width tells.
    const double width = file_->page_size(index).width;
    page.points_per_pixel =
        width > 0 && page.image.width > 0 ? width / page.image.width : kPointsPerInch / render_dpi_;
    return page;
  }

 private:
  static Image image_of(PdfRaster raster) {
    Image image;
    image.width = raster.width;
    image.height = raster.height;
    image.channels = raster.channels;
    image.dpi = raster.dpi;
    image.pixels = std::move(raster.pixels);
    return image;
  }

  double render_dpi_;
  std::unique_ptr<PdfFile> file_;
};

}  // namespace

std::unique_ptr<SourceFile> open_source(BytesView bytes, const OpenOptions& options) {
  if (bytes.empty()) throw Error(ErrorCode::empty_file);
  const std::optional<MediaType> type = sniff(bytes);
  if (!type) throw Error(ErrorCode::unsupported_type);
  if (*type == MediaType::pdf) return std::make_unique<PdfSource>(bytes, options);
  return std::make_unique<ImageSource>(bytes, *type, options);
}

}  // namespace ocrchat
