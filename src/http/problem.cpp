#include "http/problem.hpp"

#include <boost/json.hpp>

#include "base/log.hpp"
#include "http/rate_limit.hpp"
#include "http/request_reader.hpp"
#include "http/standing_json.hpp"
#include "service/login_guard.hpp"

namespace ocrchat {
namespace {

Reply problem_reply(const Error& error, const boost::json::object& extras, const std::string& request_id,
                    std::optional<std::int64_t> seconds) {
  const int status = status_of(error.code());
  if (status == 500) {
    log(LogLevel::error, "request_failed",
        {{"request", request_id}, {"code", std::string(error_name(error.code()))}, {"where", error.where()}});
  }
  boost::json::object body{{"error", error.message()}, {"code", error_name(error.code())}};
  for (const auto& [key, value] : extras) body[key] = value;
  Reply reply = json_reply(body, status);
  if (seconds) reply.set("Retry-After", std::to_string(*seconds));
  if (status == 401) reply.set("WWW-Authenticate", "Bearer");
  return reply;
}

}  // namespace

int status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::no_file:
    case ErrorCode::empty_file:
    case ErrorCode::unsupported_type:
    case ErrorCode::file_too_large:
    case ErrorCode::too_many_pages:
    case ErrorCode::too_many_pixels:
    case ErrorCode::bad_field:
    case ErrorCode::bad_request:
    case ErrorCode::unreadable_file:
    case ErrorCode::password_required:
    case ErrorCode::wrong_password:
      return 400;
    case ErrorCode::token_missing:
    case ErrorCode::token_invalid:
    case ErrorCode::login_failed:
    case ErrorCode::session_required:
      return 401;
    case ErrorCode::out_of_pages:
      return 402;
    case ErrorCode::csrf_failed:
      return 403;
    case ErrorCode::not_found:
      return 404;
    case ErrorCode::method_not_allowed:
      return 405;
    case ErrorCode::request_timeout:
      return 408;
    case ErrorCode::not_finished:
    case ErrorCode::changed_meanwhile:
    case ErrorCode::in_flight:
      return 409;
    case ErrorCode::gone:
      return 410;
    case ErrorCode::idempotency_mismatch:
    case ErrorCode::page_timeout:
    case ErrorCode::page_crashed:
    case ErrorCode::page_unreadable:
      return 422;
    case ErrorCode::too_many_requests:
      return 429;
    case ErrorCode::overloaded:
    case ErrorCode::engine_not_configured:
      return 503;
    case ErrorCode::setting_invalid:
    case ErrorCode::internal:
      return 500;
  }
  return 500;
}

std::optional<int> retry_after(ErrorCode code) {
  switch (code) {
    case ErrorCode::in_flight:
      return 1;
    case ErrorCode::overloaded:
      return 5;
    case ErrorCode::too_many_requests:
      return 10;
    default:
      return std::nullopt;
  }
}

Reply problem_reply(std::exception_ptr failure, const std::string& request_id) {
  try {
    std::rethrow_exception(failure);
  } catch (const Problem& problem) {
    return problem_reply(problem, problem.extras(), request_id, retry_after(problem.code()));
  } catch (const OutOfPages& refusal) {
    return problem_reply(refusal, standing_json(refusal.standing()), request_id, std::nullopt);
  } catch (const TooManyRequests& refusal) {
    return problem_reply(refusal, {}, request_id, refusal.seconds());
  } catch (const TooManyAttempts& refusal) {
    return problem_reply(refusal, {}, request_id, refusal.seconds());
  } catch (const Error& error) {
    return problem_reply(error, {}, request_id, retry_after(error.code()));
  } catch (const Disconnected&) {
    throw;  // nobody is there to be answered
  } catch (const std::exception& error) {
    return problem_reply(Error(ErrorCode::internal, {}, error.what()), {}, request_id, std::nullopt);
  } catch (...) {
    return problem_reply(Error(ErrorCode::internal, {}, "unknown exception"), {}, request_id, std::nullopt);
  }
}

}  // namespace ocrchat
