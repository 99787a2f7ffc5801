#pragma once

#include <string>
#include <string_view>

#include "document/media_type.hpp"
#include "document/model.hpp"
#include "export/page_source.hpp"
#include "pipeline/source_file.hpp"

namespace ocrchat {

/// What can be told of a document without reading it.
struct Inspection {
  MediaType media_type = MediaType::pdf;
  int page_count = 0;
};

enum class PictureFormat { png, jpeg, webp };

/// One page as a picture.
struct PictureRequest {
  int index = 0;
  int rotation = 0;  ///< as the page's own in the document: how far it was turned to stand upright
  int width = 0;     ///< of the picture, in pixels; 0: as it is
  PictureFormat format = PictureFormat::png;
  Box part = {};  ///< of the upright page, in its pixels; empty: all of it
};

/// What the use cases need of a document's own file. The bytes are hostile: the server uses the kind that
/// works in a reader process (`worker/`), the command line may work in its own (`LocalDocumentTools`). Safe
/// from any thread.
class DocumentTools {
 public:
  virtual ~DocumentTools() = default;

  /// @param fd  open for reading on the document; stays the caller's
  /// @throws Error as `open_source`; page_timeout if it takes too long
  virtual Inspection inspect(int fd, const std::string& password) = 0;

  /// @throws Error(page_unreadable | too_many_pixels | page_timeout | page_crashed)
  virtual std::string picture(int fd, const std::string& password, const PictureRequest& request) = 0;

  /// The searchable PDF of the original with the words of `pages`, written to `out_fd`.
  virtual void searchable_pdf(int fd, const std::string& password, PageSource& pages, int out_fd) = 0;
};

/// Works in this process: for the command line, the reader process itself and tests.
class LocalDocumentTools final : public DocumentTools {
 public:
  explicit LocalDocumentTools(OpenOptions options) : options_(std::move(options)) {}
  Inspection inspect(int fd, const std::string& password) override;
  std::string picture(int fd, const std::string& password, const PictureRequest& request) override;
  void searchable_pdf(int fd, const std::string& password, PageSource& pages, int out_fd) override;

 private:
  OpenOptions options_;
};

}  // namespace ocrchat
