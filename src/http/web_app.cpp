#include "http/web_app.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "http/accept.hpp"
#include "http/handlers.hpp"
#include "http/web_files.hpp"

namespace ocrchat {
namespace {

// Scripts, styles and calls of our own only; a document's text can become neither script nor style, and no
// other site may show the app inside itself. Trusted types: HTML is made by the one library that cleans it.
constexpr std::string_view kContentSecurityPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src "
    "'self'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
    "trusted-types dompurify";

const WebFile* find_web_file(std::string_view name) {
  const auto files = web_files();
  const auto found =
      std::find_if(files.begin(), files.end(), [&](const WebFile& f) { return f.name == name; });
  return found == files.end() ? nullptr : &*found;
}

// The names of files change with their content, so they are good for ever.
Reply file_of_app(const WebFile& file, std::string_view accept_encoding) {
  const bool brotli = accepts_coding(accept_encoding, "br");
  const bool gzip = !brotli && accepts_coding(accept_encoding, "gzip");
  Reply reply = text_reply(std::string(file.media_type), std::string(brotli ? file.brotli
                                                                     : gzip ? file.gzip
                                                                            : file.plain));
  if (brotli || gzip) reply.set("Content-Encoding", brotli ? "br" : "gzip");
  reply.set("Vary", "Accept-Encoding");
  reply.set("Cache-Control", "public, max-age=31536000, immutable");
  reply.set("ETag", '"' + std::string(file.tag) + (brotli ? "-br" : gzip ? "-gzip" : "") + '"');
  return reply;
}

}  // namespace

std::string way_to_root(std::string_view path) {
  std::string way;
  for (auto depth = std::count(path.begin(), path.end(), '/'); depth > 1; --depth) way += "../";
  return way.empty() ? "./" : way;
}

bool asks_for_page(const Request& request) {
  return (request.method == "GET" || request.method == "HEAD") && !request.path.starts_with("/api/") &&
         accepts_html(request.header("accept").value_or(""));
}

Reply app_reply(const Request& request, int status) {
  constexpr std::string_view kRoot = "{{root}}";
  std::string html(web_index());
  if (const auto at = html.find(kRoot); at != std::string::npos) {
    html.replace(at, kRoot.size(), way_to_root(request.path));
  }
  Reply reply = text_reply("text/html; charset=utf-8", std::move(html));
  reply.status = status;
  reply.set("Cache-Control", "no-cache");
  reply.set("Content-Security-Policy", std::string(kContentSecurityPolicy));
  reply.set("Cross-Origin-Opener-Policy", "same-origin");
  // Who holds a document's address holds the document: it is told to nobody.
  reply.set("Referrer-Policy", "same-origin");
  return reply;
}

asio::awaitable<Reply> show_app(Exchange& exchange) {
  co_return app_reply(exchange.request);
}

asio::awaitable<Reply> send_app_file(Exchange& exchange) {
  const WebFile* file = find_web_file(exchange.path.name);
  if (file == nullptr) throw Error(ErrorCode::not_found);
  co_return file_of_app(*file, exchange.request.header("accept-encoding").value_or(""));
}

}  // namespace ocrchat
