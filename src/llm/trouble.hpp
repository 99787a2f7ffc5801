#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include <boost/json/object.hpp>

#include "net/http_client.hpp"

namespace ocrchat {

/// What can be done about a call that failed.
enum class Remedy {
  retry,   ///< busy or broken for now: again, here or elsewhere
  drop,    ///< may be a field that this server does not know: again without it
  shrink,  ///< the request does not fit in the model: the caller makes it smaller
  none,
};

/// Why a server gave no answer.
struct Trouble {
  int status = 0;            ///< 0: no connection, or a broken one
  std::string code = {};     ///< the server's word for it
  std::string message = {};  ///< the server's, or ours; may hold anything, see `safe_words`
  std::optional<std::chrono::milliseconds> retry_after = {};

  Remedy remedy() const;
  /// Whether it speaks against the server's health.
  bool is_failure() const { return status == 0 || status >= 500; }
  /// What may be logged: without the key and without what the server quotes of the request.
  std::string safe_words(std::string_view key) const;
};

/// Of an answer that is no 2xx: with a body of `{"error": {…}}`, `{"error": "…"}`, `{"object": "error", …}`
/// or of no such form.
Trouble trouble_of(const HttpResponse& response);

/// Of a body, or an event, that came with a 200; nothing if it speaks of no error.
std::optional<Trouble> trouble_within(const boost::json::object& body);

/// What "Retry-After" asks for (RFC 9110, 10.2.3), seconds or a date. Nothing if it is neither.
/// @param now  seconds since 1970, for a date
std::optional<std::chrono::seconds> retry_after(std::string_view value, std::int64_t now);

/// How many tokens are left for the answer, where a message about a request that is too long tells how long
/// the model's context and the prompt are.
std::optional<int> room_for_answer(std::string_view message);

}  // namespace ocrchat
