#include "http/multipart.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "http/header_value.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kMostPreamble = 8 << 10;
constexpr std::size_t kMostPadding = 128;
constexpr std::size_t kLongestName = 255;

[[noreturn]] void refuse(const std::string& what) {
  throw Error(ErrorCode::bad_request, "The form is malformed: " + what + ".");
}

// Browsers escape quotes and line breaks in names so (WHATWG).
void unescape(std::string& text, std::string_view escape, char meant) {
  for (std::size_t at = text.find(escape); at != std::string::npos; at = text.find(escape, at + 1)) {
    text.replace(at, escape.size(), 1, meant);
  }
}

std::string clean_file_name(std::string name) {
  unescape(name, "%22", '"');
  name = to_valid_utf8(name);
  name.erase(0, name.find_last_of("/\\") + 1);  // npos + 1 is 0
  std::erase_if(name, [](char c) { return static_cast<unsigned char>(c) < 32 || c == 127; });
  if (name.size() <= kLongestName) return name;
  std::size_t end = kLongestName;
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) --end;
  return name.substr(0, end);
}

FormPart part_of(const HeaderValue& disposition) {
  const auto name = disposition.parameter("name");
  if (disposition.value != "form-data" || !name) refuse("a part has no name");
  FormPart part{to_valid_utf8(*name), std::nullopt};
  auto file_name = disposition.parameter("filename");
  if (const auto extended = disposition.parameter("filename*")) {
    if (const auto decoded = decode_extended_value(*extended)) file_name = *decoded;
  }
  if (file_name) part.file_name = clean_file_name(*file_name);
  return part;
}

FormPart parse_headers(std::string_view lines) {
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find("\r\n"), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 2, lines.size()));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) refuse("a part's header has no colon");
    if (ascii_lower(trimmed(line.substr(0, colon))) != "content-disposition") continue;
    const auto disposition = parse_header_value(line.substr(colon + 1));
    if (!disposition) refuse("a part's Content-Disposition cannot be read");
    return part_of(*disposition);
  }
  refuse("a part has no Content-Disposition");
}

}  // namespace

// The form is read as if a line break came before it, so that the first delimiter is like the others.
MultipartParser::MultipartParser(std::string_view boundary, FormEvents& events)
    : events_(events), delimiter_("\r\n--" + std::string(boundary)), held_("\r\n") {}

void MultipartParser::feed(std::string_view bytes) {
  if (finished()) return;  // an epilogue says nothing
  held_.append(bytes);
  while (step()) {
  }
}

// Each step returns whether there may be another one in what is held.
bool MultipartParser::step() {
  switch (state_) {
    case State::preamble:
      return skip_preamble();
    case State::delimiter:
      return read_delimiter();
    case State::headers:
      return read_headers();
    case State::content:
      return read_content();
    case State::finished:
      held_.clear();
      return false;
  }
  return false;
}

bool MultipartParser::skip_preamble() {
  const std::size_t at = held_.find(delimiter_);
  if (at == std::string::npos) {
    if (held_.size() > kMostPreamble) refuse("it does not begin with its boundary");
    return false;
  }
  held_.erase(0, at + delimiter_.size());
  state_ = State::delimiter;
  return true;
}

bool MultipartParser::read_delimiter() {
  if (held_.size() < 2) return false;
  if (held_.compare(0, 2, "--") == 0) {
    state_ = State::finished;
    return true;
  }
  const std::size_t padding = std::min(held_.find_first_not_of(" \t"), held_.size());
  if (padding > kMostPadding) refuse("a boundary is followed by too much white space");
  if (held_.size() < padding + 2) return false;
  if (held_.compare(padding, 2, "\r\n") != 0) refuse("a boundary is not followed by a line break");
  held_.erase(0, padding);  // the line break stays: an empty header then ends like any other
  state_ = State::headers;
  return true;
}

bool MultipartParser::read_headers() {
  const std::size_t end = held_.find("\r\n\r\n");
  if (std::min(end, held_.size()) > kMostHeaderBytes) refuse("a part's header is too long");
  if (end == std::string::npos) return false;
  const std::string_view lines = std::string_view(held_).substr(0, end);
  events_.begin_part(parse_headers(lines.substr(std::min<std::size_t>(2, lines.size()))));
  held_.erase(0, end + 4);
  state_ = State::content;
  return true;
}

bool MultipartParser::read_content() {
  const std::size_t at = held_.find(delimiter_);
  if (at == std::string::npos) {
    // The last bytes may be the beginning of a delimiter.
    if (held_.size() < delimiter_.size()) return false;
    const std::size_t sure = held_.size() - (delimiter_.size() - 1);
    events_.content(std::string_view(held_).substr(0, sure));
    held_.erase(0, sure);
    return false;
  }
  if (at > 0) events_.content(std::string_view(held_).substr(0, at));
  events_.end_part();
  held_.erase(0, at + delimiter_.size());
  state_ = State::delimiter;
  return true;
}

std::string boundary_of(const std::optional<std::string>& content_type) {
  const auto value = content_type ? parse_header_value(*content_type) : std::nullopt;
  if (!value || value->value != "multipart/form-data") {
    throw Error(
        ErrorCode::bad_request,
        "Send a form of type multipart/form-data with the document in the field 'file', for example with "
        "curl -F file=@page.png.");
  }
  const auto boundary = value->parameter("boundary");
  if (!boundary || boundary->empty() || boundary->size() > 70) refuse("its boundary is missing or too long");
  return *boundary;
}

}  // namespace ocrchat
