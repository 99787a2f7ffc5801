#pragma once

#include <functional>
#include <optional>
#include <string>

#include "base/bytes.hpp"
#include "document/media_type.hpp"
#include "document/model.hpp"

namespace ocrchat {

/// Gives the pages of the document one after the other, by rising index; nothing at the end.
using NextPage = std::function<std::optional<Page>()>;

/// Writes `original` (a PDF) with its pages unchanged and the words of `next` over them as invisible text.
/// Pages that `next` does not give, and words whose origin is `embedded` (the page shows them as text
/// already), get none. Encryption is removed only if the password that was given opens the file.
/// @throws Error(unreadable_file | password_required | wrong_password | internal)
void write_text_layer(BytesView original, const std::string& password, const NextPage& next, Sink& out);

/// Decoded frames for `write_image_pdf`, upright, 8 bits, 1 or 3 channels.
struct FrameSource {
  virtual ~FrameSource() = default;
  struct Frame {
    int width = 0;
    int height = 0;
    int channels = 1;
    double dpi = 0;
    std::vector<std::uint8_t> pixels;
  };
  virtual int count() = 0;
  virtual Frame frame(int index) = 0;
};

/// Writes an image file (any MediaType but pdf) as a PDF: JPEG data as it is (its EXIF orientation by
/// the matrix that draws it, never by /Rotate), other formats losslessly; one page a frame; the words as
/// invisible text.
/// @param frames  gives the decoded frame where the data cannot be embedded as it is
void write_image_pdf(BytesView original, MediaType type, FrameSource& frames, const NextPage& next,
                     Sink& out);

}  // namespace ocrchat
