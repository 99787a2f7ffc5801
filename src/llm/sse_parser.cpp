#include "llm/sse_parser.hpp"

#include <algorithm>
#include <utility>

namespace ocrchat {

bool SseParser::add(std::string_view piece) {
  for (std::size_t at = 0; at < piece.size();) {
    if (after_cr_ && piece[at] == '\n') ++at;
    after_cr_ = false;
    const std::size_t end = std::min(piece.find_first_of("\r\n", at), piece.size());
    line_ += piece.substr(at, end - at);
    if (line_.size() + data_.size() > kMostEventBytes) return false;
    if (end == piece.size()) return true;
    after_cr_ = piece[end] == '\r';
    if (!take_line()) return false;
    at = end + 1;
  }
  return true;
}

bool SseParser::end() {
  return take_line() && take_event();
}

// A colon at the start makes a comment; so does a field other than data, here.
bool SseParser::take_line() {
  const std::string line = std::exchange(line_, {});
  if (line.empty()) return take_event();
  if (line != "data" && !line.starts_with("data:")) return true;
  if (has_data_) data_ += '\n';
  has_data_ = true;
  const std::size_t value = line.starts_with("data: ") ? 6 : 5;
  if (line.size() > value) data_ += line.substr(value);
  return true;
}

bool SseParser::take_event() {
  if (!std::exchange(has_data_, false)) return true;
  return on_data_(std::exchange(data_, {}));
}

}  // namespace ocrchat
