#include "http/accept.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "base/utf8.hpp"
#include "http/header_value.hpp"

namespace ocrchat {
namespace {

struct Range {
  std::string type;
  double quality = 1;
};

std::vector<Range> ranges_of(std::string_view accept) {
  std::vector<Range> ranges;
  while (!accept.empty()) {
    const std::size_t end = std::min(accept.find(','), accept.size());
    const auto value = parse_header_value(accept.substr(0, end));
    accept.remove_prefix(std::min(end + 1, accept.size()));
    if (!value) continue;
    Range range{value->value, 1};
    if (const auto q = value->parameter("q")) {
      const auto [stop, error] = std::from_chars(q->data(), q->data() + q->size(), range.quality);
      if (error != std::errc{}) range.quality = 0;
    }
    ranges.push_back(std::move(range));
  }
  return ranges;
}

// The most specific range decides (RFC 9110, 12.5.1).
double quality_of(std::string_view type, const std::vector<Range>& ranges) {
  double quality = 0;
  int precision = 0;
  for (const Range& range : ranges) {
    const int fits = range.type == type ? 3 : range.type == "image/*" ? 2 : range.type == "*/*" ? 1 : 0;
    if (fits <= precision) continue;
    precision = fits;
    quality = range.quality;
  }
  return quality;
}

bool names(std::string_view accept, std::string_view type) {
  for (const Range& range : ranges_of(accept)) {
    if (range.type == type && range.quality > 0) return true;
  }
  return false;
}

}  // namespace

std::string preferred_picture(std::string_view accept) {
  const auto ranges = ranges_of(accept);
  std::string best = "png";
  double quality = quality_of("image/png", ranges);
  for (const std::string_view format : std::array<std::string_view, 2>{"webp", "jpeg"}) {
    const double its = quality_of("image/" + std::string(format), ranges);
    if (its <= quality) continue;
    best = format;
    quality = its;
  }
  return best;
}

bool accepts_html(std::string_view accept) {
  return names(accept, "text/html");
}

bool accepts_coding(std::string_view accept_encoding, std::string_view coding) {
  return names(accept_encoding, coding);
}

bool accepts_events(std::string_view accept) {
  return names(accept, "text/event-stream");
}

}  // namespace ocrchat
