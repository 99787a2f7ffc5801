#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace ocrchat {

/// Takes a stream of server-sent events (WHATWG HTML, 9.2) apart, however it is split. Of an event only its
/// data matters here. Not thread-safe.
class SseParser {
 public:
  static constexpr std::size_t kMostEventBytes = 16 << 20;

  /// @param on_data  gets each event's data, lines joined by '\n'; false: the rest is of no interest
  explicit SseParser(std::function<bool(std::string_view data)> on_data) : on_data_(std::move(on_data)) {}

  /// @returns false once `on_data` has said so, or an event is larger than allowed; add no more then
  bool add(std::string_view piece);
  /// Call after the last piece: some servers forget the empty line behind the last event.
  bool end();

 private:
  bool take_line();
  bool take_event();

  std::function<bool(std::string_view)> on_data_;
  std::string line_;
  std::string data_;
  bool has_data_ = false;
  bool after_cr_ = false;  // the next '\n' belongs to the '\r' before it
};

}  // namespace ocrchat
