#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/bytes.hpp"
#include "document/media_type.hpp"
#include "export/page_source.hpp"
#include "pdf/writer.hpp"

namespace ocrchat {

/// The file a document was read from, for the one format that shows it.
struct Original {
  BytesView bytes;
  MediaType type = MediaType::pdf;
  std::string password;
  FrameSource* frames = nullptr;  ///< for images
};

/// One row of the table of formats.
struct Format {
  std::string_view name;  ///< what is asked for, and the file's extension
  std::string_view media_type;
  bool needs_original;  ///< made from the document and the original file (searchable PDF)
  /// Streams the document. @param original  null unless needs_original
  void (*write)(PageSource& pages, const Original* original, Sink& out);
};

std::span<const Format> formats();

/// Nothing if there is no format of that name.
const Format* find_format(std::string_view name);

/// "txt, md, docx, pdf, csv, json", for messages.
std::string format_names();

}  // namespace ocrchat
