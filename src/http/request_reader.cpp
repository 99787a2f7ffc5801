#include "http/request_reader.hpp"

#include <algorithm>
#include <boost/asio/error.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <cstring>
#include <vector>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace ocrchat {
namespace {

namespace http = boost::beast::http;
using Clock = std::chrono::steady_clock;
using Parser = http::request_parser<http::buffer_body>;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::size_t kBodyPiece = 64 << 10;

milliseconds until(Clock::time_point deadline) {
  return std::max(milliseconds(0), std::chrono::duration_cast<milliseconds>(deadline - Clock::now()));
}

bool only_waits(const boost::system::error_code& error) {
  return !error || error == http::error::need_more || error == http::error::need_buffer;
}

[[noreturn]] void refuse(const boost::system::error_code& error, const Settings& settings) {
  if (error == http::error::header_limit) {
    throw Error(ErrorCode::bad_request,
                "The request header is larger than " + std::to_string(settings.max_header_bytes) + " bytes.");
  }
  throw Error(ErrorCode::bad_request, "The request is not valid HTTP: " + error.message() + ".");
}

std::string text_of(boost::core::string_view text) {
  return {text.data(), text.size()};
}

// A body whose end the parser and a proxy before us could see differently is refused.
void check_framing(const Request& request) {
  const auto encoding = request.header("transfer-encoding");
  if (encoding && ascii_lower(*encoding) != "chunked") {
    throw Error(ErrorCode::bad_request, "Only 'Transfer-Encoding: chunked' is understood.");
  }
  if (!request.http_1_0 && !request.header("host")) {
    throw Error(ErrorCode::bad_request, "The request has no Host header.");
  }
}

}  // namespace

struct RequestReader::State {
  State(Stream& connection, const Settings& limits)
      : stream(connection), settings(limits), in(static_cast<std::size_t>(limits.max_header_bytes) + 4096) {}

  Stream& stream;
  const Settings& settings;
  std::optional<Parser> parser;
  std::vector<char> in;
  std::size_t have = 0;  ///< bytes of `in` that are not yet parsed
  std::vector<char> out;
  bool waits_for_continue = false;
  bool idle = false;
  milliseconds body_time{0};  ///< spent waiting for the client
  std::uint64_t body_bytes = 0;

  boost::system::error_code parse() {
    boost::system::error_code error;
    const std::size_t used = parser->put(asio::buffer(in.data(), have), error);
    have -= used;
    if (used > 0 && have > 0) std::memmove(in.data(), in.data() + used, have);
    return error;
  }

  // Some clients end a body with a line break that belongs to nothing (RFC 9112, 2.2).
  void drop_blank_lines() {
    std::size_t blank = 0;
    while (blank < have && (in[blank] == '\r' || in[blank] == '\n')) ++blank;
    if (blank == 0) return;
    have -= blank;
    std::memmove(in.data(), in.data() + blank, have);
  }

  asio::awaitable<IoResult> receive(milliseconds timeout) {
    const IoResult result =
        co_await stream.read_some(asio::buffer(in.data() + have, in.size() - have), timeout);
    have += result.bytes;
    co_return result;
  }

  Request head() const {
    const auto& message = parser->get();
    Request request;
    request.method = text_of(message.method_string());
    request.http_1_0 = message.version() < 11;
    request.keep_alive = message.keep_alive();
    for (const auto& field : message) {
      request.headers.emplace_back(ascii_lower(text_of(field.name_string())), text_of(field.value()));
    }
    check_framing(request);
    parse_target(text_of(message.target()), request);
    return request;
  }

  // Silence, a body that drips, and one that never ends.
  void check_pace() const {
    const auto waited = std::chrono::duration_cast<seconds>(body_time).count();
    const bool slow = waited > settings.idle_seconds &&
                      body_bytes < static_cast<std::uint64_t>(settings.min_upload_rate * waited);
    if (slow || waited > settings.upload_seconds) throw Error(ErrorCode::request_timeout);
  }

  asio::awaitable<void> receive_body() {
    if (waits_for_continue) {
      waits_for_continue = false;
      constexpr std::string_view kGoOn = "HTTP/1.1 100 Continue\r\n\r\n";
      co_await stream.write(asio::buffer(kGoOn), {}, seconds(settings.idle_seconds));
    }
    const auto start = Clock::now();
    const IoResult result = co_await receive(seconds(settings.idle_seconds));
    body_time += std::chrono::duration_cast<milliseconds>(Clock::now() - start);
    body_bytes += result.bytes;
    if (result.error == asio::error::timed_out) throw Error(ErrorCode::request_timeout);
    if (result.error) throw Disconnected{};
    check_pace();
  }
};

RequestReader::RequestReader(Stream& stream, const Settings& settings)
    : state_(std::make_unique<State>(stream, settings)) {}

RequestReader::~RequestReader() = default;

asio::awaitable<std::optional<Request>> RequestReader::next() {
  State& s = *state_;
  s.parser.emplace();
  s.parser->header_limit(static_cast<std::uint32_t>(s.settings.max_header_bytes));
  s.parser->body_limit(boost::none);  // the reader of the body knows what it takes
  s.out.clear();
  s.waits_for_continue = false;
  s.body_time = milliseconds(0);
  s.body_bytes = 0;
  const auto allowed = seconds(s.settings.idle_seconds);
  auto deadline = Clock::now() + allowed;
  bool begun = s.have > 0;
  for (bool first_line = true;;) {
    if (first_line) s.drop_blank_lines();
    if (s.have > 0) {
      first_line = false;
      const auto error = s.parse();
      if (!only_waits(error)) refuse(error, s.settings);
      if (s.parser->is_header_done()) break;
      if (s.have == s.in.size()) refuse(http::make_error_code(http::error::header_limit), s.settings);
    }
    s.idle = !begun;
    const IoResult result = co_await s.receive(until(deadline));
    s.idle = false;
    if (result.error == asio::error::timed_out && begun) throw Error(ErrorCode::request_timeout);
    if (result.error) co_return std::nullopt;
    if (!begun) deadline = Clock::now() + allowed;  // a header has its own time, however it drips
    begun = true;
  }
  Request request = s.head();
  const auto expect = request.header("expect");
  s.waits_for_continue = expect && ascii_lower(*expect) == "100-continue" && !s.parser->is_done();
  co_return request;
}

asio::awaitable<std::string_view> RequestReader::read() {
  State& s = *state_;
  s.out.resize(kBodyPiece);
  if (s.in.size() < kBodyPiece) s.in.resize(kBodyPiece);
  while (!s.parser->is_done()) {
    if (s.have > 0) {
      auto& body = s.parser->get().body();
      body.data = s.out.data();
      body.size = s.out.size();
      body.more = true;
      const std::size_t before = s.have;
      const auto error = s.parse();
      if (!only_waits(error)) refuse(error, s.settings);
      const std::size_t got = s.out.size() - body.size;
      if (got > 0) co_return std::string_view(s.out.data(), got);
      if (s.have < before) continue;
      if (s.have == s.in.size())
        throw Error(ErrorCode::bad_request, "A chunk header of the body is too long.");
    }
    co_await s.receive_body();
  }
  co_return std::string_view();
}

std::optional<std::uint64_t> RequestReader::announced() const {
  const auto length = state_->parser->content_length();
  if (!length) return std::nullopt;
  return *length;
}

bool RequestReader::body_finished() const {
  return state_->parser && state_->parser->is_done();
}

bool RequestReader::body_ends_within(std::uint64_t most) const {
  if (body_finished()) return true;
  if (!state_->parser || !state_->parser->is_header_done() || state_->waits_for_continue) return false;
  const auto left = state_->parser->content_length_remaining();
  return left && *left <= most;
}

bool RequestReader::idle() const {
  return state_->idle;
}

}  // namespace ocrchat
