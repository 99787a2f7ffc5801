#pragma once

#include "engine/page_reader.hpp"
#include "pipeline/source_file.hpp"

namespace ocrchat {

/// Whether the words that a file holds can be taken for what its page shows. Cheapest questions first.
enum class Trust {
  trusted,
  absent,     ///< no words, or none with a letter
  invisible,  ///< the layer of an earlier recognition
  garbled,    ///< not text: private-use and control characters, fonts without a map
  elsewhere,  ///< the words stand where the page shows nothing, or what it shows is not covered by words
  different,  ///< a line of the page reads otherwise than the file says
};

/// @param recognition  reads one line of the page for the last question, which is not asked of a page in
/// fonts that are `proven`; what it shows is added there
Trust trust_in_words(const PageImage& page, PageReader& recognition, const ReadOptions& options,
                     ProvenFonts& proven);

/// Whether a text looks like writing: letters, and few characters that no text has.
bool looks_like_writing(const std::vector<PdfWord>& words);

/// Whether the words stand where the page has ink, and most of the ink that may be text stands in words.
bool agrees_with_ink(const PageImage& page);

}  // namespace ocrchat
