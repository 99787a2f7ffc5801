#pragma once

#include <boost/json/object.hpp>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "llm/completion.hpp"
#include "llm/sse_parser.hpp"
#include "llm/trouble.hpp"

namespace ocrchat {

/// What came of one try.
using Outcome = std::variant<Completion, Trouble>;

/// Makes a completion of the body of a 2xx answer: a stream of events, or one JSON text where the server does
/// not stream. Not thread-safe.
class CompletionReader {
 public:
  /// @param on_text  as in CompletionRequest; may be empty
  explicit CompletionReader(std::function<bool(std::string_view text)> on_text);
  CompletionReader(const CompletionReader&) = delete;
  CompletionReader& operator=(const CompletionReader&) = delete;

  /// @returns false if no more is wanted: `on_text` has enough, or it is an error
  bool add(std::string_view piece);
  /// After the last piece. An answer that does not say that it is complete has broken off. Call once.
  Outcome end();
  /// Instead of `end`, where the call was cancelled.
  Completion cut();

  /// Whether the answer is known to be whole, so that a connection that breaks now does no harm.
  bool is_whole() const { return is_done_ || !completion_.finish_reason.empty(); }

 private:
  enum class Form { unknown, events, plain };

  bool take_event(std::string_view data);
  bool take_json(const boost::json::object& body);
  bool take_choice(const boost::json::object& choice);
  bool take_text(const boost::json::object& message);
  void take_logprobs(const boost::json::object& choice);
  bool fail(Trouble trouble);
  Completion result();

  std::function<bool(std::string_view)> on_text_;
  SseParser events_;
  Form form_ = Form::unknown;
  std::string plain_;
  Completion completion_;
  std::optional<Trouble> trouble_;
  bool is_done_ = false;
  bool is_cut_ = false;
  bool has_refused_ = false;
};

}  // namespace ocrchat
