#pragma once

#include <cpp/poppler-document.h>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "pdf/reader.hpp"

namespace ocrchat {

/// Opens `bytes` for `embedded_words`; nothing if poppler cannot. `bytes` must outlive the result.
std::unique_ptr<poppler::document> open_for_words(BytesView bytes, const std::string& password);

/// The words of a page, boxes in points of the page as shown; empty if it has none or cannot be read.
std::vector<PdfWord> embedded_words(const poppler::document& document, int index);

/// Text as words carry it: NFC, without white space, control characters and marks of direction.
std::string clean_word(std::u16string_view text);

}  // namespace ocrchat
