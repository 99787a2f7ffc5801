#include "pdf/deflate.hpp"

#include <zlib.h>
#include <array>

#include "base/error.hpp"

namespace ocrchat {
namespace {

Bytef* zlib_bytes(std::string_view text) {
  return const_cast<Bytef*>(reinterpret_cast<const Bytef*>(text.data()));  // zlib's interface predates const
}

}  // namespace

std::string deflated(std::string_view bytes) {
  uLongf size = compressBound(static_cast<uLong>(bytes.size()));
  std::string out(size, '\0');
  const int status = compress2(reinterpret_cast<Bytef*>(out.data()), &size, zlib_bytes(bytes),
                               static_cast<uLong>(bytes.size()), Z_DEFAULT_COMPRESSION);
  if (status != Z_OK) throw Error(ErrorCode::internal, {}, "deflate");
  out.resize(size);
  out.shrink_to_fit();
  return out;
}

bool inflates_to(std::string_view data, std::size_t length) {
  z_stream stream{};
  if (data.size() > 0xffffffffU || inflateInit(&stream) != Z_OK) return false;
  stream.next_in = zlib_bytes(data);
  stream.avail_in = static_cast<uInt>(data.size());
  std::array<Bytef, 65536> out;
  int status = Z_OK;
  while (status == Z_OK && stream.total_out <= length) {
    stream.next_out = out.data();
    stream.avail_out = out.size();
    status = inflate(&stream, Z_NO_FLUSH);
  }
  const bool sound = status == Z_STREAM_END && stream.total_out == length;
  inflateEnd(&stream);
  return sound;
}

}  // namespace ocrchat
