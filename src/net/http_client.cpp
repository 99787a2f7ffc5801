#include "net/http_client.hpp"

#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <exception>
#include <mutex>
#include <utility>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "base/utf8.hpp"
#include "net/address_kind.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kMostIdle = 16;
constexpr long kConnectMs = 10'000;
constexpr std::size_t kMostHeaderBytes = 64 << 10;

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using List = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

/// What the callbacks of one call work on.
struct Call {
  const HttpRequest& request;
  CURL* handle;
  HttpResponse response = {};
  std::int64_t sent = 0;
  std::int64_t downloaded = 0;
  std::size_t header_bytes = 0;
  std::int64_t moved = 0;  ///< bytes, both ways
  std::chrono::steady_clock::time_point moved_at = std::chrono::steady_clock::now();
  std::string refusal = {};        ///< why we ended it ourselves
  std::exception_ptr thrown = {};  ///< by `on_body`
};

long status_of(CURL* handle) {
  long status = 0;
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
  return status;
}

// Of what curl calls: ends the transfer.
std::size_t refuse(Call& call, const std::string& why) {
  call.refusal = why;
  return 0;
}

std::size_t cut(Call& call) {
  call.response.cut = true;
  return 0;
}

std::size_t hand_on_body(Call& call, std::string_view bytes) {
  try {
    return call.request.on_body(bytes) ? bytes.size() : cut(call);
  } catch (...) {  // must not fly through curl
    call.thrown = std::current_exception();
    return 0;
  }
}

std::size_t save_body(Call& call, std::string_view bytes) {
  call.downloaded += static_cast<std::int64_t>(bytes.size());
  if (call.downloaded > call.request.most_download_bytes) return refuse(call, "the answer is too large");
  if (call.request.on_body) return hand_on_body(call, bytes);
  try {
    FdSink(*call.request.download_fd).write(bytes);
  } catch (const Error& error) {
    return refuse(call, error.where());
  }
  return bytes.size();
}

std::size_t take_body(const char* data, std::size_t, std::size_t size, void* context) {
  auto& call = *static_cast<Call*>(context);
  const long status = status_of(call.handle);
  const bool elsewhere = call.request.download_fd || call.request.on_body;
  if (elsewhere && status >= 200 && status < 300) return save_body(call, {data, size});
  if (call.response.body.size() + size > call.request.most_body_bytes) {
    return refuse(call, "the answer is too large");
  }
  call.response.body.append(data, size);
  return size;
}

std::size_t take_header(const char* data, std::size_t, std::size_t size, void* context) {
  auto& call = *static_cast<Call*>(context);
  call.header_bytes += size;
  if (call.header_bytes > kMostHeaderBytes) return refuse(call, "the answer's header is too large");
  const std::string_view line = trimmed(std::string_view(data, size));
  const std::size_t colon = line.find(':');
  if (line.starts_with("HTTP/")) call.response.headers.clear();  // of "100 Continue"
  if (colon == std::string_view::npos) return size;
  call.response.headers.emplace_back(ascii_lower(line.substr(0, colon)),
                                     std::string(trimmed(line.substr(colon + 1))));
  return size;
}

std::size_t give_body(char* into, std::size_t, std::size_t size, void* context) {
  auto& call = *static_cast<Call*>(context);
  const auto left = static_cast<std::size_t>(call.request.upload_bytes - call.sent);
  ssize_t got = 0;
  do {
    got = ::pread(*call.request.upload_fd, into, std::min(size, left), call.sent);
  } while (got < 0 && errno == EINTR);
  if (got < 0) return CURL_READFUNC_ABORT;
  call.sent += got;
  return static_cast<std::size_t>(got);
}

int seek_body(void* context, curl_off_t offset, int origin) {
  if (origin != SEEK_SET) return CURL_SEEKFUNC_CANTSEEK;
  static_cast<Call*>(context)->sent = offset;
  return CURL_SEEKFUNC_OK;
}

// Called at every move, and once a second where nothing moves.
int watch(void* context, curl_off_t, curl_off_t down, curl_off_t, curl_off_t up) {
  auto& call = *static_cast<Call*>(context);
  if (call.request.cancel.stop_requested()) {
    cut(call);
    return 1;
  }
  const auto now = std::chrono::steady_clock::now();
  if (std::exchange(call.moved, down + up) != down + up) call.moved_at = now;
  if (call.request.patience.count() == 0 || now - call.moved_at < call.request.patience) return 0;
  refuse(call, "Timeout: nothing moves");
  return 1;
}

std::optional<IpAddress> address_of(const sockaddr& address) {
  IpAddress result = *parse_ip("0.0.0.0");
  if (address.sa_family == AF_INET) {
    const auto& v4 = reinterpret_cast<const sockaddr_in&>(address);
    std::copy_n(reinterpret_cast<const std::uint8_t*>(&v4.sin_addr), 4, result.bytes.begin() + 12);
    return result;
  }
  if (address.sa_family != AF_INET6) return std::nullopt;
  const auto& v6 = reinterpret_cast<const sockaddr_in6&>(address);
  std::copy_n(reinterpret_cast<const std::uint8_t*>(&v6.sin6_addr), 16, result.bytes.begin());
  return result;
}

// Where the connection really goes, whatever a name resolved to a moment ago.
curl_socket_t open_public_socket(void* context, curlsocktype, curl_sockaddr* to) {
  const auto address = address_of(to->addr);
  if (!address || !is_public(*address)) {
    static_cast<Call*>(context)->refusal = "the address is not public";
    return CURL_SOCKET_BAD;
  }
  return ::socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}

// "https://host", without what comes after it.
std::string server_of(const std::string& url) {
  const std::size_t host = url.find("://");
  if (host == std::string::npos) return "?";
  const std::size_t end = std::min(url.find_first_of("/?#", host + 3), url.size());
  const std::size_t user = url.rfind('@', end);
  const std::size_t start = user == std::string::npos || user < host ? host + 3 : user + 1;
  return url.substr(0, host + 3) + url.substr(start, end - start);
}

List header_list(const HttpRequest& request) {
  curl_slist* list = curl_slist_append(nullptr, "Expect:");
  for (const auto& [name, value] : request.headers) {
    const std::string line = value.empty() ? name + ";" : name + ": " + value;
    list = curl_slist_append(list, line.c_str());
  }
  return {list, curl_slist_free_all};
}

void set_body(CURL* handle, Call& call) {
  const HttpRequest& request = call.request;
  if (request.upload_fd) {
    curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(handle, CURLOPT_READFUNCTION, give_body);
    curl_easy_setopt(handle, CURLOPT_READDATA, &call);
    curl_easy_setopt(handle, CURLOPT_SEEKFUNCTION, seek_body);
    curl_easy_setopt(handle, CURLOPT_SEEKDATA, &call);
    curl_easy_setopt(handle, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(request.upload_bytes));
  } else if (request.method == "HEAD") {
    curl_easy_setopt(handle, CURLOPT_NOBODY, 1L);
  } else if (request.method != "GET" && request.method != "DELETE") {
    curl_easy_setopt(handle, CURLOPT_POSTFIELDS, request.body.c_str());
    curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
  }
  curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, request.method.c_str());
}

void set_watch(CURL* handle, Call& call) {
  if (!call.request.cancel.stop_possible() && call.request.patience.count() == 0) return;
  curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, watch);
  curl_easy_setopt(handle, CURLOPT_XFERINFODATA, &call);
}

void prepare(CURL* handle, Call& call, curl_slist* headers) {
  const HttpRequest& request = call.request;
  curl_easy_setopt(handle, CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, kConnectMs);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(request.timeout.count()));
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, &call);
  curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, take_header);
  curl_easy_setopt(handle, CURLOPT_HEADERDATA, &call);
  curl_easy_setopt(handle, CURLOPT_USERAGENT, "ocrchat");
  if (request.audience == Audience::public_only) {
    curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, open_public_socket);
    curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, &call);
    curl_easy_setopt(handle, CURLOPT_FRESH_CONNECT, 1L);  // an old connection may have been opened for anyone
    curl_easy_setopt(handle, CURLOPT_PROXY, "");          // a proxy would connect in our place
  }
  set_watch(handle, call);
  set_body(handle, call);
}

}  // namespace

struct HttpClient::Impl {
  std::mutex mutex;
  std::vector<Handle> idle;

  Handle take() {
    const std::lock_guard lock(mutex);
    if (idle.empty()) return {curl_easy_init(), curl_easy_cleanup};
    Handle handle = std::move(idle.back());
    idle.pop_back();
    return handle;
  }

  void give_back(Handle handle) {
    curl_easy_reset(handle.get());  // keeps the connections
    const std::lock_guard lock(mutex);
    if (idle.size() < kMostIdle) idle.push_back(std::move(handle));
  }
};

HttpClient::HttpClient() : impl_(std::make_unique<Impl>()) {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (started != CURLE_OK) throw Error(ErrorCode::internal, {}, "curl_global_init");
}

HttpClient::~HttpClient() = default;

HttpResponse HttpClient::send(const HttpRequest& request) {
  Handle handle = impl_->take();
  if (!handle) throw Error(ErrorCode::internal, {}, "curl_easy_init");
  Call call{request, handle.get()};
  const List headers = header_list(request);
  prepare(handle.get(), call, headers.get());
  const CURLcode result = curl_easy_perform(handle.get());
  call.response.status = static_cast<int>(status_of(handle.get()));
  impl_->give_back(std::move(handle));
  if (call.thrown) std::rethrow_exception(call.thrown);
  if (result == CURLE_OK || call.response.cut) return std::move(call.response);
  const std::string why = call.refusal.empty() ? curl_easy_strerror(result) : call.refusal;
  throw Error(ErrorCode::internal, {}, server_of(request.url) + ": " + why);
}

}  // namespace ocrchat
