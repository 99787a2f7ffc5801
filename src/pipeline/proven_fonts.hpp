#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "pdf/reader.hpp"

namespace ocrchat {

/// The fonts of one document that were found to say what they show, so that not every page is to be compared.
class ProvenFonts {
 public:
  /// Whether nearly all letters of a page are set in such fonts. @param fonts  those of the page
  bool cover(const std::vector<PdfWord>& words, const std::vector<PdfFont>& fonts) const;
  bool has(const PdfWord& word, const std::vector<PdfFont>& fonts) const;
  /// The words were found to be what the page shows.
  void add(const std::vector<PdfWord>& words, const std::vector<PdfFont>& fonts);

 private:
  std::set<std::pair<std::string, int>> proven_;
};

}  // namespace ocrchat
