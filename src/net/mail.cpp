#include "net/mail.hpp"

#include <curl/curl.h>
#include <sodium.h>

#include <algorithm>
#include <cstring>
#include <ctime>
#include <memory>

#include "base/error.hpp"
#include "base/ids.hpp"
#include "base/ip.hpp"
#include "base/utf8.hpp"

namespace ocrchat {
namespace {

constexpr long kTimeoutSeconds = 30;
constexpr std::size_t kEncodedWordBytes = 45;  // 60 letters of base64, below the 75 of an encoded word

bool is_plain(const std::string& text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 32 || static_cast<unsigned char>(c) > 126) return false;
  }
  return true;
}

void check_header(const std::string& value) {
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 32 || c == 127; };
  if (std::ranges::none_of(value, is_control)) return;
  throw Error(ErrorCode::internal, {}, "mail: a header with a control character");
}

void check_address(const std::string& address) {
  check_header(address);
  if (!address.empty() && address.find_first_of("<> ") == std::string::npos) return;
  throw Error(ErrorCode::internal, {}, "mail: an address that is none");
}

std::string base64(std::string_view bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();
  return text;
}

// In words that each end with a whole letter.
std::string encoded_subject(const std::string& text) {
  const std::string subject = to_valid_utf8(text);
  if (is_plain(subject)) return subject;
  std::string result;
  for (std::size_t at = 0; at < subject.size();) {
    std::size_t end = std::min(at + kEncodedWordBytes, subject.size());
    while (end < subject.size() && (static_cast<unsigned char>(subject[end]) & 0xC0U) == 0x80U) --end;
    result += (result.empty() ? "" : "\r\n ") + ("=?UTF-8?B?" + base64(subject.substr(at, end - at)) + "?=");
    at = end;
  }
  return result;
}

// Lines of base64, so that nothing in the text is taken for SMTP.
std::string encoded_body(const std::string& text) {
  const std::string whole = base64(text);
  std::string result;
  for (std::size_t at = 0; at < whole.size(); at += 76) result += whole.substr(at, 76) + "\r\n";
  return result;
}

std::string mail_date(Millis now) {
  const std::time_t seconds = now / 1000;
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  char text[64];
  return {text, std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S +0000", &parts)};
}

struct Reading {
  const std::string& text;
  std::size_t at = 0;
};

std::size_t give(char* into, std::size_t, std::size_t size, void* context) {
  auto& reading = *static_cast<Reading*>(context);
  const std::size_t count = std::min(size, reading.text.size() - reading.at);
  std::memcpy(into, reading.text.data() + reading.at, count);
  reading.at += count;
  return count;
}

std::string host_of(const std::string& url) {
  const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> parsed(curl_url(), curl_url_cleanup);
  char* part = nullptr;
  if (curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK ||
      curl_url_get(parsed.get(), CURLUPART_HOST, &part, 0) != CURLUE_OK) {
    return {};
  }
  std::string host = part;
  curl_free(part);
  if (host.starts_with('[')) host = host.substr(1, host.size() - 2);
  return host;
}

}  // namespace

// A mail server on the same machine often has a certificate that nobody vouches for, and needs none.
bool needs_starttls(const SmtpSettings& settings) {
  const std::string host = host_of(settings.url);
  const auto address = parse_ip(host);
  const bool is_this_machine =
      host == "localhost" || (address && any_contains(parse_networks("127.0.0.0/8,::1"), *address));
  return !is_this_machine && !settings.plain;
}

std::string mail_text(const std::string& from, const std::string& to, const std::string& subject,
                      const std::string& text, Millis now) {
  check_address(from);
  check_address(to);
  check_header(subject);
  const std::string domain = from.substr(std::min(from.find('@'), from.size() - 1) + 1);
  return "Date: " + mail_date(now) + "\r\nFrom: <" + from + ">\r\nTo: <" + to +
         ">\r\nSubject: " + encoded_subject(subject) + "\r\nMessage-ID: <" + new_uuid() + "@" + domain +
         ">\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; "
         "charset=utf-8\r\n"
         "Content-Transfer-Encoding: base64\r\n\r\n" +
         encoded_body(text);
}

void send_mail(const SmtpSettings& settings, const std::string& to, const std::string& subject,
               const std::string& text) {
  const std::string mail = mail_text(settings.from, to, subject, text, now_ms());
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> handle(curl_easy_init(), curl_easy_cleanup);
  const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> receivers(
      curl_slist_append(nullptr, ("<" + to + ">").c_str()), curl_slist_free_all);
  Reading reading{mail};
  CURL* curl = handle.get();
  curl_easy_setopt(curl, CURLOPT_URL, settings.url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(curl, CURLOPT_USE_SSL,
                   static_cast<long>(needs_starttls(settings) ? CURLUSESSL_ALL : CURLUSESSL_NONE));
  if (!settings.user.empty()) {
    curl_easy_setopt(curl, CURLOPT_USERNAME, settings.user.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, settings.password.c_str());
  }
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM, ("<" + settings.from + ">").c_str());
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, receivers.get());
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
  curl_easy_setopt(curl, CURLOPT_READDATA, &reading);
  curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, kTimeoutSeconds);
  const CURLcode result = curl_easy_perform(curl);
  if (result != CURLE_OK)
    throw Error(ErrorCode::internal, {}, std::string("mail: ") + curl_easy_strerror(result));
}

}  // namespace ocrchat
