#include "base/error.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace ocrchat {
namespace {

constexpr std::array<ErrorInfo, 33> kErrors{{
    {ErrorCode::no_file, "no_file", "Send the document as the form field 'file'."},
    {ErrorCode::empty_file, "empty_file", "The file is empty; send one with content."},
    {ErrorCode::unsupported_type, "unsupported_type", "Send a PNG, JPG, WEBP, GIF, BMP, TIFF or PDF file."},
    {ErrorCode::file_too_large, "file_too_large",
     "The file is too large; split it or reduce its resolution."},
    {ErrorCode::too_many_pages, "too_many_pages", "The file has too many pages; choose some with 'pages'."},
    {ErrorCode::too_many_pixels, "too_many_pixels", "The page is too large; reduce its resolution."},
    {ErrorCode::bad_field, "bad_field", "A field has a value that is not allowed."},
    {ErrorCode::bad_request, "bad_request", "The request could not be understood."},
    {ErrorCode::unreadable_file, "unreadable_file", "The file is damaged and could not be read."},
    {ErrorCode::password_required, "password_required", "The file is encrypted; send its 'password'."},
    {ErrorCode::wrong_password, "wrong_password", "The password does not open the file."},
    {ErrorCode::token_missing, "token_missing", "Send your API token as 'Authorization: Bearer TOKEN'."},
    {ErrorCode::token_invalid, "token_invalid", "The API token is not valid; check it on your account page."},
    {ErrorCode::login_failed, "login_failed",
     "E-mail address or password is wrong, or the account is not confirmed yet."},
    {ErrorCode::session_required, "session_required", "Log in first; an API token does not do for this."},
    {ErrorCode::csrf_failed, "csrf_failed",
     "Send the session's 'csrf_token' as X-CSRF-Token, from pages of this server only."},
    {ErrorCode::out_of_pages, "out_of_pages", "You are out of pages; wait for the reset or buy credits."},
    {ErrorCode::not_found, "not_found", "There is nothing at this address."},
    {ErrorCode::method_not_allowed, "method_not_allowed", "This address does not answer to that method."},
    {ErrorCode::request_timeout, "request_timeout", "The request took too long to arrive; send it again."},
    {ErrorCode::not_finished, "not_finished", "The job is not finished; poll it until its status is 'done'."},
    {ErrorCode::changed_meanwhile, "changed_meanwhile",
     "What is to be changed does not say that any more; look at it anew."},
    {ErrorCode::in_flight, "in_flight",
     "A request with this Idempotency-Key is still being taken in; retry."},
    {ErrorCode::gone, "gone", "The upload of this job is no longer kept."},
    {ErrorCode::idempotency_mismatch, "idempotency_mismatch",
     "This Idempotency-Key was used for another payload; use a new one."},
    {ErrorCode::too_many_requests, "too_many_requests", "Too many requests; wait before the next one."},
    {ErrorCode::overloaded, "overloaded", "The server is busy; try again in a moment."},
    {ErrorCode::engine_not_configured, "engine_not_configured",
     "This server has no engine for that tier; use tier=cpu."},
    {ErrorCode::page_timeout, "page_timeout", "The page took longer than the limit and was given up."},
    {ErrorCode::page_crashed, "page_crashed", "The page could not be read: its reader stopped twice."},
    {ErrorCode::page_unreadable, "page_unreadable", "The page is damaged and could not be read."},
    {ErrorCode::setting_invalid, "setting_invalid", "A setting has a value that is not allowed."},
    {ErrorCode::internal, "internal", "Something failed on our side; try again, and report the request id."},
}};

}  // namespace

std::span<const ErrorInfo> error_table() {
  return kErrors;
}

std::string_view error_name(ErrorCode code) {
  return kErrors.at(static_cast<std::size_t>(code)).name;
}

std::optional<ErrorCode> error_code(std::string_view name) {
  const auto* row =
      std::find_if(kErrors.begin(), kErrors.end(), [&](const ErrorInfo& e) { return e.name == name; });
  if (row == kErrors.end()) return std::nullopt;
  return row->code;
}

Error::Error(ErrorCode code, std::string message, std::string where)
    : code_(code), message_(std::move(message)), where_(std::move(where)) {
  if (message_.empty()) message_ = kErrors.at(static_cast<std::size_t>(code)).advice;
}

}  // namespace ocrchat
