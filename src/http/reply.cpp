#include "http/reply.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <cstdio>
#include <ctime>

namespace ocrchat {
namespace {

struct Reason {
  int status;
  std::string_view words;
};

constexpr std::array<Reason, 19> kReasons{{
    {200, "OK"},
    {202, "Accepted"},
    {204, "No Content"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {402, "Payment Required"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {413, "Content Too Large"},
    {422, "Unprocessable Content"},
    {429, "Too Many Requests"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
}};

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 32 || c == 127;
}

}  // namespace

Reply json_reply(const boost::json::value& value, int status) {
  Reply reply;
  reply.status = status;
  reply.media_type = "application/json";
  reply.body = Spool(boost::json::serialize(value));
  return reply;
}

Reply text_reply(std::string media_type, std::string text) {
  Reply reply;
  reply.media_type = std::move(media_type);
  reply.body = Spool(std::move(text));
  return reply;
}

std::string_view reason(int status) {
  const auto* row =
      std::find_if(kReasons.begin(), kReasons.end(), [&](const Reason& r) { return r.status == status; });
  return row == kReasons.end() ? "Unknown" : row->words;
}

std::string head_of(const Reply& reply) {
  std::string head = "HTTP/1.1 " + std::to_string(reply.status) + ' ';
  head += reason(reply.status);
  head += "\r\n";
  for (const auto& [name, value] : reply.headers) {
    head += name + ": ";
    std::copy_if(value.begin(), value.end(), std::back_inserter(head), [](char c) { return !is_control(c); });
    head += "\r\n";
  }
  return head + "\r\n";
}

std::string http_date() {
  constexpr std::array kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  char text[64];
  std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d GMT",
                kDays.at(static_cast<size_t>(parts.tm_wday)), parts.tm_mday,
                kMonths.at(static_cast<size_t>(parts.tm_mon)), parts.tm_year + 1900, parts.tm_hour,
                parts.tm_min, parts.tm_sec);
  return text;
}

std::string disposition(std::string_view kind, std::string_view file_name) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._";
  std::string ascii;
  std::string encoded;
  for (const char c : file_name) {
    const auto byte = static_cast<unsigned char>(c);
    ascii += byte < 32 || byte > 126 || c == '"' || c == '\\' || c == '/' || c == '%' ? '_' : c;
    if (kPlain.find(c) != std::string_view::npos) {
      encoded += c;
    } else {
      char escape[4];
      std::snprintf(escape, sizeof escape, "%%%02X", byte);
      encoded += escape;
    }
  }
  std::string value = std::string(kind) + "; filename=\"" + ascii + '"';
  if (ascii != file_name) value += "; filename*=UTF-8''" + encoded;
  return value;
}

}  // namespace ocrchat
