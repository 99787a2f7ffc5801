#include "http/compression.hpp"

#include <zlib.h>

#include "base/error.hpp"
#include "http/accept.hpp"

namespace ocrchat {
namespace {

constexpr std::int64_t kWorthIt = 1024;
// zlib's way to ask for a gzip file.
constexpr int kGzipWindow = MAX_WBITS + 16;

bool is_worth_it(const Request& request, const Reply& reply) {
  const bool asked = request.method == "GET" || request.method == "HEAD";
  return asked && reply.status == 200 && !reply.stream && reply.media_type == "application/json" &&
         reply.body.in_memory() && reply.body.size() >= kWorthIt;
}

}  // namespace

std::string gzipped(std::string_view bytes) {
  z_stream stream{};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw Error(ErrorCode::internal, {}, "deflateInit2");
  }
  std::string result(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // zlib only reads there
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(result.data());
  stream.avail_out = static_cast<uInt>(result.size());
  const int ended = deflate(&stream, Z_FINISH);
  result.resize(stream.total_out);
  deflateEnd(&stream);
  if (ended != Z_STREAM_END) throw Error(ErrorCode::internal, {}, "deflate");
  return result;
}

asio::awaitable<void> compress(const Exchange& exchange, Reply& reply) {
  if (!is_worth_it(exchange.request, reply)) co_return;
  reply.set("Vary", "Accept-Encoding");
  if (!accepts_coding(exchange.request.header("accept-encoding").value_or(""), "gzip")) co_return;
  try {
    std::string body = co_await exchange.context.files.call([&] { return gzipped(reply.body.text()); });
    reply.body = Spool(std::move(body));
    reply.set("Content-Encoding", "gzip");
  } catch (const Error& error) {
    if (error.code() != ErrorCode::overloaded) throw;
  }
}

}  // namespace ocrchat
