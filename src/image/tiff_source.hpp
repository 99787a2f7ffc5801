#pragma once

#include <tiffio.h>

#include <cstdint>
#include <memory>
#include <vector>

#include "base/bytes.hpp"
#include "image/decode.hpp"

namespace ocrchat {

/// Where the page directories of a TIFF begin, in the order of their chain. Read by ourselves, as libtiff
/// walks the chain anew for each. Ends at a directory seen before, at damage, or at `most`. Previews and
/// masks are left out.
std::vector<std::uint64_t> tiff_directories(BytesView bytes, int most);

/// A TIFF in memory as libtiff sees it; its messages go nowhere. Not thread-safe.
class TiffSource {
 public:
  /// `bytes` must outlive the object. @throws Error(unreadable_file)
  TiffSource(BytesView bytes, const DecodeLimits& limits);
  TiffSource(const TiffSource&) = delete;
  TiffSource& operator=(const TiffSource&) = delete;

  TIFF* get() const { return tiff_.get(); }

 private:
  struct Close {
    void operator()(TIFF* tiff) const { TIFFClose(tiff); }
  };

  static tmsize_t read(thandle_t self, void* out, tmsize_t count);
  static toff_t seek(thandle_t self, toff_t offset, int whence);
  static int map(thandle_t self, void** base, toff_t* size);

  BytesView bytes_;
  std::uint64_t at_ = 0;
  std::unique_ptr<TIFF, Close> tiff_;
};

}  // namespace ocrchat
