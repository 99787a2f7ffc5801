#include "pdf/glyphless_font.hpp"

#include <cstdint>
#include <initializer_list>
#include <utility>
#include <vector>

namespace ocrchat {
namespace {

// Numbers of the OpenType specification stand where it wants them; the tables are written field by field.
class Table {
 public:
  Table& u8(int value) {
    bytes_ += static_cast<char>(value);
    return *this;
  }
  Table& u16(int value) { return u8(value >> 8 & 0xff).u8(value & 0xff); }
  Table& u32(std::uint32_t value) {
    return u16(static_cast<int>(value >> 16)).u16(static_cast<int>(value & 0xffffU));
  }
  Table& words(std::initializer_list<int> values) {
    for (const int value : values) u16(value);
    return *this;
  }
  Table& text(const std::string& value) {
    bytes_ += value;
    return *this;
  }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

constexpr int kGlyphs = 2;
constexpr int kEm = 1000;

// A glyph without contours: the header, then the (zero) length of its instructions.
std::string glyf() {
  Table t;
  for (int i = 0; i < kGlyphs; ++i) t.words({0, 0, kGlyphDescent, kGlyphAdvance, kGlyphAscent, 0});
  return t.bytes();
}

std::string loca() {
  return Table().words({0, 6, 12}).bytes();
}

std::string head() {
  Table t;
  t.u32(0x00010000).u32(0x00010000).u32(0).u32(0x5f0f3cf5);
  t.words({3, kEm}).u32(0).u32(0).u32(0).u32(0);
  return t.words({0, kGlyphDescent, kGlyphAdvance, kGlyphAscent, 0, 8, 2, 0, 0}).bytes();
}

std::string hhea() {
  Table t;
  t.u32(0x00010000).words({kGlyphAscent, kGlyphDescent, 0, kGlyphAdvance, 0, 0, kGlyphAdvance});
  return t.words({1, 0, 0, 0, 0, 0, 0, 0, kGlyphs}).bytes();
}

std::string hmtx() {
  return Table().words({kGlyphAdvance, 0, kGlyphAdvance, 0}).bytes();
}

std::string maxp() {
  return Table().u32(0x00010000).words({kGlyphs, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0}).bytes();
}

// The space is glyph 1, everything else is missing; PDF goes by CIDToGIDMap and never looks here.
std::string cmap() {
  Table t;
  t.words({0, 1, 3, 1}).u32(12);
  return t.words({4, 32, 0, 4, 4, 1, 0, 0x20, 0xffff, 0, 0x20, 0xffff, 1 - 0x20, 1, 0, 0}).bytes();
}

std::string name() {
  std::string utf16;
  for (const char* c = kGlyphlessName; *c != 0; ++c) utf16 += std::string(1, '\0') + *c;
  const int length = static_cast<int>(utf16.size());
  const std::initializer_list<std::pair<int, const char*>> ids{{1, ""}, {2, ""}, {4, ""}, {6, ""}};
  Table t;
  t.words({0, static_cast<int>(ids.size()), 6 + 12 * static_cast<int>(ids.size())});
  for (const auto& [id, unused] : ids) t.words({3, 1, 0x409, id, length, 0});
  return t.text(utf16).bytes();
}

std::string post() {
  return Table().u32(0x00030000).u32(0).words({0, 0}).u32(1).u32(0).u32(0).u32(0).u32(0).bytes();
}

std::string os2() {
  Table t;
  t.words({4, kGlyphAdvance, 400, 5, 0, 500, 500, 0, 100, 500, 500, 0, 400, 50, 300, 0});
  for (int i = 0; i < 10; ++i) t.u8(0);
  t.u32(1).u32(0).u32(0).u32(0).text("none");
  t.words({0x40, 0x20, 0x20, kGlyphAscent, kGlyphDescent, 0, kGlyphAscent, -kGlyphDescent});
  return t.u32(1).u32(0).words({500, 700, 0, 0x20, 1}).bytes();
}

std::uint32_t checksum(const std::string& padded) {
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < padded.size(); ++i) {
    sum += static_cast<std::uint32_t>(static_cast<std::uint8_t>(padded[i])) << (24 - 8 * (i % 4));
  }
  return sum;
}

std::string padded(std::string bytes) {
  bytes.resize((bytes.size() + 3) / 4 * 4);
  return bytes;
}

}  // namespace

std::string glyphless_font() {
  const std::vector<std::pair<std::string, std::string>> tables{
      {"OS/2", os2()},  {"cmap", cmap()}, {"glyf", glyf()}, {"head", head()}, {"hhea", hhea()},
      {"hmtx", hmtx()}, {"loca", loca()}, {"maxp", maxp()}, {"name", name()}, {"post", post()}};
  const int count = static_cast<int>(tables.size());
  Table directory;
  directory.u32(0x00010000).words({count, 128, 3, 16 * count - 128});
  std::string body;
  std::size_t head_at = 0;
  const std::size_t start = 12 + 16 * tables.size();
  for (const auto& [tag, bytes] : tables) {
    if (tag == "head") head_at = start + body.size();
    directory.text(tag).u32(checksum(padded(bytes))).u32(static_cast<std::uint32_t>(start + body.size()));
    directory.u32(static_cast<std::uint32_t>(bytes.size()));
    body += padded(bytes);
  }
  std::string font = directory.bytes() + body;
  return font.replace(head_at + 8, 4, Table().u32(0xb1b0afbaU - checksum(font)).bytes());
}

}  // namespace ocrchat
