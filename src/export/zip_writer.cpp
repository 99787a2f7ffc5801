#include "export/zip_writer.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>

#include "base/error.hpp"

namespace ocrchat {
namespace {

constexpr std::uint16_t kVersion = 20;          // 2.0: deflate
constexpr std::uint16_t kSizesFollow = 1 << 3;  // sizes stand behind the data
constexpr std::uint16_t kDeflated = 8;
constexpr std::uint16_t kDate = (1 << 5) | 1;  // 1980-01-01
constexpr std::uint64_t kMostBytes = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kPiece = 1 << 20;

/// A record of little-endian numbers.
class Record {
 public:
  Record& u16(std::uint64_t number) { return append(number, 2); }
  Record& u32(std::uint64_t number) { return append(number, 4); }
  Record& text(std::string_view bytes) {
    bytes_ += bytes;
    return *this;
  }
  const std::string& bytes() const { return bytes_; }

 private:
  Record& append(std::uint64_t number, int count) {
    for (int i = 0; i < count; ++i) bytes_ += static_cast<char>((number >> (8 * i)) & 0xFFU);
    return *this;
  }
  std::string bytes_;
};

}  // namespace

struct ZipWriter::Deflater {
  Deflater() {
    const int result =
        deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    if (result != Z_OK) throw Error(ErrorCode::internal, {}, "deflateInit2");
  }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;
  ~Deflater() { deflateEnd(&stream); }

  z_stream stream{};
  std::array<char, 1 << 16> buffer{};
};

ZipWriter::ZipWriter(Sink& out) : out_(out) {}
ZipWriter::~ZipWriter() = default;

void ZipWriter::begin(const std::string& name) {
  end_entry();
  entries_.push_back({name, 0, 0, 0, offset_});
  deflater_ = std::make_unique<Deflater>();
  Record header;
  header.u32(0x04034b50).u16(kVersion).u16(kSizesFollow).u16(kDeflated).u16(0).u16(kDate);
  header.u32(0).u32(0).u32(0).u16(name.size()).u16(0).text(name);
  emit(header.bytes());
}

void ZipWriter::write(std::string_view bytes) {
  if (!deflater_) throw Error(ErrorCode::internal, {}, "zip: no entry");
  for (; !bytes.empty(); bytes.remove_prefix(std::min(bytes.size(), kPiece))) {
    const std::string_view piece = bytes.substr(0, kPiece);
    Entry& entry = entries_.back();
    entry.size += piece.size();
    if (entry.size > kMostBytes) throw Error(ErrorCode::internal, {}, "zip: entry too large");
    entry.crc = static_cast<std::uint32_t>(
        crc32(entry.crc, reinterpret_cast<const Bytef*>(piece.data()), static_cast<uInt>(piece.size())));
    deflate(piece, false);
  }
}

void ZipWriter::deflate(std::string_view bytes, bool last) {
  z_stream& stream = deflater_->stream;
  auto& buffer = deflater_->buffer;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  do {
    stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream.avail_out = static_cast<uInt>(buffer.size());
    ::deflate(&stream, last ? Z_FINISH : Z_NO_FLUSH);
    const std::size_t made = buffer.size() - stream.avail_out;
    entries_.back().packed += made;
    emit({buffer.data(), made});
  } while (stream.avail_out == 0);
}

void ZipWriter::end_entry() {
  if (!deflater_) return;
  deflate({}, true);
  deflater_.reset();
  const Entry& entry = entries_.back();
  emit(Record().u32(0x08074b50).u32(entry.crc).u32(entry.packed).u32(entry.size).bytes());
}

void ZipWriter::finish() {
  end_entry();
  const std::uint64_t start = offset_;
  for (const Entry& entry : entries_) {
    Record header;
    header.u32(0x02014b50).u16(kVersion).u16(kVersion).u16(kSizesFollow).u16(kDeflated).u16(0).u16(kDate);
    header.u32(entry.crc)
        .u32(entry.packed)
        .u32(entry.size)
        .u16(entry.name.size())
        .u16(0)
        .u16(0)
        .u16(0)
        .u16(0);
    header.u32(0).u32(entry.offset).text(entry.name);
    emit(header.bytes());
  }
  const std::uint64_t size = offset_ - start;
  Record end;
  end.u32(0x06054b50).u16(0).u16(0).u16(entries_.size()).u16(entries_.size()).u32(size).u32(start).u16(0);
  emit(end.bytes());
}

void ZipWriter::emit(std::string_view bytes) {
  if (bytes.empty()) return;
  offset_ += bytes.size();
  if (offset_ > kMostBytes) throw Error(ErrorCode::internal, {}, "zip: archive too large");
  out_.write(bytes);
}

}  // namespace ocrchat
