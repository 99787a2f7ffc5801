#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace ocrchat {

/// Takes server-sent events apart (WHATWG HTML, section 9.2): bytes come in any pieces, each event's data
/// goes out whole. Names and ids are left out, models have none.
class EventStream {
 public:
  static constexpr std::size_t kMostBytes = 8 << 20;  ///< of one event

  explicit EventStream(std::function<void(std::string_view data)> on_data) : on_data_(std::move(on_data)) {}

  /// @returns false once an event is too large
  bool add(std::string_view bytes);
  /// At the end of the bytes: an event without its empty line counts all the same.
  void finish();

 private:
  void take_line(std::string_view line);
  void dispatch();

  std::function<void(std::string_view)> on_data_;
  std::string line_;
  std::string data_;
  bool after_return_ = false;
  bool any_data_ = false;
};

}  // namespace ocrchat
