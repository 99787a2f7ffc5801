#pragma once

#include <exception>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ocrchat {

/// What went wrong, in words that every door (HTTP, command line, a page's warning) shares.
enum class ErrorCode {
  no_file,
  empty_file,
  unsupported_type,
  file_too_large,
  too_many_pages,
  too_many_pixels,
  bad_field,
  bad_request,
  unreadable_file,
  password_required,
  wrong_password,
  token_missing,
  token_invalid,
  login_failed,
  session_required,
  csrf_failed,
  out_of_pages,
  not_found,
  method_not_allowed,
  request_timeout,
  not_finished,
  changed_meanwhile,
  in_flight,
  gone,
  idempotency_mismatch,
  too_many_requests,
  overloaded,
  engine_not_configured,
  page_timeout,
  page_crashed,
  page_unreadable,
  setting_invalid,
  internal,
};

/// One row of the table of errors: the code, its name on the wire, and what a person can do about it.
struct ErrorInfo {
  ErrorCode code;
  std::string_view name;    ///< snake_case, a promise to clients
  std::string_view advice;  ///< one short sentence, used where the thrower has nothing better to say
};

/// All rows, in the order of the enumeration.
std::span<const ErrorInfo> error_table();

/// The wire name of `code`.
std::string_view error_name(ErrorCode code);

/// The code with this wire name, if there is one.
std::optional<ErrorCode> error_code(std::string_view name);

/// The one exception of the project. Thrown where something fails, caught in two places: `http/` makes a
/// reply of it, `worker/` a failed page. `what()` is the message for the user; `where` is for the log alone.
class Error : public std::exception {
 public:
  explicit Error(ErrorCode code, std::string message = {}, std::string where = {});

  ErrorCode code() const noexcept { return code_; }
  const std::string& message() const noexcept { return message_; }
  const std::string& where() const noexcept { return where_; }
  const char* what() const noexcept override { return message_.c_str(); }

 private:
  ErrorCode code_;
  std::string message_;
  std::string where_;
};

}  // namespace ocrchat
