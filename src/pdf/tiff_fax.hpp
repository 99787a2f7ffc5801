#pragma once

#include <vector>

#include "base/bytes.hpp"

namespace ocrchat {

/// A page of a TIFF file whose Group 4 fax data a PDF can hold as it is.
struct TiffFaxPage {
  int width = 0;
  int height = 0;
  bool black_is_one = false;  ///< a 1 in the decoded data is black
  double dpi = 0;             ///< 0 if unknown
  BytesView data;             ///< part of the file
};

/// All pages of the file; empty unless every one of them is upright, bilevel Group 4 data in one strip.
std::vector<TiffFaxPage> tiff_fax_pages(BytesView file);

}  // namespace ocrchat
