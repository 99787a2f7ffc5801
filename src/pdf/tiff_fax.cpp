#include "pdf/tiff_fax.hpp"

#include <cmath>
#include <map>
#include <optional>

namespace ocrchat {
namespace {

constexpr std::size_t kMostPages = 10'000;

// Tags and values as the TIFF 6.0 specification names them.
enum Tag : unsigned {
  image_width = 256,
  image_length = 257,
  bits_per_sample = 258,
  compression = 259,
  photometric = 262,
  fill_order = 266,
  strip_offsets = 273,
  orientation = 274,
  samples_per_pixel = 277,
  strip_byte_counts = 279,
  x_resolution = 282,
  y_resolution = 283,
  t6_options = 293,
  resolution_unit = 296,
  tile_width = 322,
};

class Directory {
 public:
  Directory(BytesView file, bool little, std::size_t at) : file_(file), little_(little) {
    const unsigned entries = u16(at);
    for (unsigned i = 0; i < entries; ++i) {
      const std::size_t entry = at + 2 + 12U * i;
      if (entry + 12 > file.size()) return;
      entries_[u16(entry)] = entry;
    }
    next_ = u32(at + 2 + 12U * entries);
  }

  bool has(unsigned tag) const { return entries_.contains(tag); }
  std::size_t next() const { return next_; }

  // A single SHORT or LONG; nothing for arrays.
  std::optional<unsigned> value(unsigned tag, unsigned otherwise) const {
    const auto entry = entries_.find(tag);
    if (entry == entries_.end()) return otherwise;
    const unsigned type = u16(entry->second + 2);
    if (u32(entry->second + 4) != 1 || (type != 3 && type != 4)) return std::nullopt;
    return type == 3 ? u16(entry->second + 8) : u32(entry->second + 8);
  }

  double rational(unsigned tag) const {
    const auto entry = entries_.find(tag);
    if (entry == entries_.end() || u16(entry->second + 2) != 5) return 0;
    const std::size_t at = u32(entry->second + 8);
    const unsigned below = u32(at + 4);
    return below == 0 ? 0 : static_cast<double>(u32(at)) / below;
  }

 private:
  unsigned u8(std::size_t at) const { return at < file_.size() ? file_[at] : 0U; }
  unsigned u16(std::size_t at) const { return little_ ? u8(at) | u8(at + 1) << 8 : u8(at) << 8 | u8(at + 1); }
  unsigned u32(std::size_t at) const {
    return little_ ? u16(at) | u16(at + 2) << 16 : u16(at) << 16 | u16(at + 2);
  }

  BytesView file_;
  bool little_;
  std::map<unsigned, std::size_t> entries_;
  std::size_t next_ = 0;
};

bool is_plain_fax(const Directory& d) {
  return d.value(compression, 1) == 4U && d.value(bits_per_sample, 1) == 1U &&
         d.value(samples_per_pixel, 1) == 1U && d.value(fill_order, 1) == 1U &&
         d.value(orientation, 1) == 1U && d.value(t6_options, 0) == 0U && !d.has(tile_width);
}

double dpi_of(const Directory& d) {
  const double across = d.rational(x_resolution);
  const double down = d.rational(y_resolution);
  if (!(across > 0) || std::abs(across - down) > 0.02 * across) return 0;
  const unsigned unit = d.value(resolution_unit, 2).value_or(1);
  if (unit == 3) return across * 2.54;
  return unit == 2 ? across : 0;
}

std::optional<TiffFaxPage> fax_page(const Directory& d, BytesView file) {
  const auto width = d.value(image_width, 0);
  const auto height = d.value(image_length, 0);
  const auto offset = d.value(strip_offsets, 0);
  const auto length = d.value(strip_byte_counts, 0);
  const auto colour = d.value(photometric, 9);
  if (!is_plain_fax(d) || !width || !height || !offset || !length || !colour || *colour > 1)
    return std::nullopt;
  if (*width < 1 || *height < 1 || *width > 65535 || *height > 65535) return std::nullopt;
  if (*length < 1 || *offset > file.size() || *length > file.size() - *offset) return std::nullopt;
  TiffFaxPage page;
  page.width = static_cast<int>(*width);
  page.height = static_cast<int>(*height);
  page.black_is_one = *colour == 0;
  page.dpi = dpi_of(d);
  page.data = file.subspan(*offset, *length);
  return page;
}

}  // namespace

std::vector<TiffFaxPage> tiff_fax_pages(BytesView file) {
  if (file.size() < 8) return {};
  const bool little = file[0] == 'I';
  std::size_t at = 0;
  for (std::size_t i = 0; i < 4; ++i) at |= static_cast<std::size_t>(file[4 + i]) << 8 * (little ? i : 3 - i);
  std::vector<TiffFaxPage> pages;
  while (at != 0) {
    if (at + 2 > file.size() || pages.size() >= kMostPages) return {};
    const Directory directory(file, little, at);
    const auto page = fax_page(directory, file);
    if (!page) return {};
    pages.push_back(*page);
    at = directory.next();
  }
  return pages;
}

}  // namespace ocrchat
