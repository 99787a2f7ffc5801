#include "image/tiff_source.hpp"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <limits>
#include <set>

#include "image/byte_order.hpp"
#include "image/decoding.hpp"

namespace ocrchat {
namespace {

constexpr std::uint16_t kNewSubfileType = 254;
constexpr std::uint32_t kPreview = 1;
constexpr std::uint32_t kMask = 4;
/// Of one allocation in libtiff, for each pixel a page may have: a strip can be a whole page of four 16-bit
/// samples.
constexpr std::int64_t kBytesPerPixel = 8;

struct Directory {
  bool page = true;
  std::uint64_t next = 0;  ///< 0 at the end of the chain
};

class DirectoryReader {
 public:
  explicit DirectoryReader(BytesView bytes)
      : file_(bytes, !bytes.empty() && bytes[0] == 'M'), big_(file_.u16(2).value_or(0) == 43) {}

  std::uint64_t first() const { return file_.number(offset_size(), offset_size()).value_or(0); }

  std::optional<Directory> read(std::uint64_t at) const {
    const std::uint64_t head = big_ ? 8 : 2;
    const std::uint64_t entry = big_ ? 20 : 12;
    const std::optional<std::uint64_t> count = file_.number(at, big_ ? 8 : 2);
    if (!count || *count == 0) return std::nullopt;
    Directory directory;
    directory.page = is_page(at + head, *count, entry);
    if (*count > file_.bytes().size() / entry) return directory;
    const std::uint64_t end = at + head + *count * entry;
    directory.next = file_.number(end, offset_size()).value_or(0);
    return directory;
  }

 private:
  std::size_t offset_size() const { return big_ ? 8 : 4; }

  /// Entries are sorted by their tag.
  bool is_page(std::uint64_t at, std::uint64_t count, std::uint64_t size) const {
    for (std::uint64_t i = 0; i < count; ++i, at += size) {
      const std::uint16_t tag = file_.u16(at).value_or(kNewSubfileType + 1);
      if (tag == kNewSubfileType)
        return (file_.u32(at + (big_ ? 12 : 8)).value_or(0) & (kPreview | kMask)) == 0;
      if (tag > kNewSubfileType) break;
    }
    return true;
  }

  ByteOrder file_;
  bool big_;
};

int silent(TIFF*, void*, const char*, const char*, va_list) {
  return 1;
}

}  // namespace

std::vector<std::uint64_t> tiff_directories(BytesView bytes, int most) {
  const DirectoryReader reader(bytes);
  std::set<std::uint64_t> seen;
  std::vector<std::uint64_t> pages;
  std::vector<std::uint64_t> others;
  std::uint64_t at = reader.first();
  while (at != 0 && static_cast<int>(seen.size()) < most && seen.insert(at).second) {
    const auto directory = reader.read(at);
    if (!directory) break;
    (directory->page ? pages : others).push_back(at);
    at = directory->next;
  }
  return pages.empty() ? others : pages;
}

TiffSource::TiffSource(BytesView bytes, const DecodeLimits& limits) : bytes_(bytes) {
  const std::unique_ptr<TIFFOpenOptions, decltype(&TIFFOpenOptionsFree)> options(TIFFOpenOptionsAlloc(),
                                                                                 TIFFOpenOptionsFree);
  if (options == nullptr) throw Error(ErrorCode::internal, {}, "TIFFOpenOptionsAlloc");
  TIFFOpenOptionsSetErrorHandlerExtR(options.get(), silent, nullptr);
  TIFFOpenOptionsSetWarningHandlerExtR(options.get(), silent, nullptr);
  const auto most = std::min(limits.max_pixels, std::numeric_limits<std::int64_t>::max() / kBytesPerPixel);
  TIFFOpenOptionsSetMaxSingleMemAlloc(options.get(), most * kBytesPerPixel);
  const auto no_write = [](thandle_t, void*, tmsize_t) -> tmsize_t { return -1; };
  const auto no_close = [](thandle_t) { return 0; };
  const auto size = [](thandle_t self) -> toff_t { return static_cast<TiffSource*>(self)->bytes_.size(); };
  const auto unmap = [](thandle_t, void*, toff_t) {};
  // "h": the header alone; directories are set one by one.
  tiff_.reset(
      TIFFClientOpenExt("page", "rh", this, read, no_write, seek, no_close, size, map, unmap, options.get()));
  if (tiff_ == nullptr) fail_file("TIFF header");
}

tmsize_t TiffSource::read(thandle_t self, void* out, tmsize_t count) {
  auto* source = static_cast<TiffSource*>(self);
  if (count <= 0 || source->at_ >= source->bytes_.size()) return 0;
  const auto given =
      std::min<std::uint64_t>(static_cast<std::uint64_t>(count), source->bytes_.size() - source->at_);
  std::memcpy(out, source->bytes_.data() + source->at_, static_cast<std::size_t>(given));
  source->at_ += given;
  return static_cast<tmsize_t>(given);
}

toff_t TiffSource::seek(thandle_t self, toff_t offset, int whence) {
  auto* source = static_cast<TiffSource*>(self);
  if (whence == SEEK_CUR) offset += source->at_;
  if (whence == SEEK_END) offset += source->bytes_.size();
  source->at_ = offset;
  return offset;
}

int TiffSource::map(thandle_t self, void** base, toff_t* size) {
  const auto* source = static_cast<const TiffSource*>(self);
  *base = const_cast<std::uint8_t*>(
      source->bytes_.data());  // libtiff writes to a mapping only when it writes files
  *size = source->bytes_.size();
  return 1;
}

}  // namespace ocrchat
