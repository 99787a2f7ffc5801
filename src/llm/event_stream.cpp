#include "llm/event_stream.hpp"

namespace ocrchat {

bool EventStream::add(std::string_view bytes) {
  for (const char c : bytes) {
    const bool second_half = c == '\n' && after_return_;
    after_return_ = c == '\r';
    if (second_half) continue;
    if (c == '\n' || c == '\r') {
      take_line(line_);
      line_.clear();
    } else {
      line_ += c;
    }
  }
  return line_.size() + data_.size() <= kMostBytes;
}

void EventStream::finish() {
  if (!line_.empty()) take_line(line_);
  line_.clear();
  dispatch();
}

void EventStream::take_line(std::string_view line) {
  if (line.empty()) return dispatch();
  if (!line.starts_with("data:")) return;  // a comment, or a field that says nothing to us
  line.remove_prefix(5);
  if (line.starts_with(' ')) line.remove_prefix(1);
  if (any_data_) data_ += '\n';
  data_ += line;
  any_data_ = true;
}

void EventStream::dispatch() {
  if (any_data_) on_data_(data_);
  data_.clear();
  any_data_ = false;
}

}  // namespace ocrchat
