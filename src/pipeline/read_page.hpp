#pragma once

#include <string>

#include "engine/page_reader.hpp"
#include "pipeline/source_file.hpp"

namespace ocrchat {

struct ReadPageOptions {
  ReadOptions read;
  bool trust_embedded_text = true;
};

/// The engines that the pipeline chooses between for a page.
struct Readers {
  PageReader& recognition;
  PageReader& embedded;
};

/// One page of an opened document, read: page image → orient → layout and recognise (or take the embedded
/// words, where they can be trusted) → structure.
/// @throws Error(page_unreadable | too_many_pixels)
Page read_page(SourceFile& source, int index, const Readers& readers, const ReadPageOptions& options);

}  // namespace ocrchat
