#pragma once

#include <boost/json/object.hpp>
#include <exception>
#include <optional>
#include <string>

#include "base/error.hpp"
#include "http/reply.hpp"

namespace ocrchat {

/// An error that tells the client more than its code and message, in fields beside them.
class Problem : public Error {
 public:
  Problem(const Error& error, boost::json::object extras) : Error(error), extras_(std::move(extras)) {}
  const boost::json::object& extras() const { return extras_; }

 private:
  boost::json::object extras_;
};

/// The status that an error is answered with.
int status_of(ErrorCode code);

/// Seconds after which another try makes sense, where waiting helps.
std::optional<int> retry_after(ErrorCode code);

/// The one place where exceptions become answers. What is our own fault is logged with the request's id, and
/// the client is told no more than that.
Reply problem_reply(std::exception_ptr failure, const std::string& request_id);

}  // namespace ocrchat
