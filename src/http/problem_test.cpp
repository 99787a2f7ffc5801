#include "http/problem.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <stdexcept>

#include "http/request_reader.hpp"

namespace ocrchat {
namespace {

template <typename Thrown>
Reply reply_to(const Thrown& thrown) {
  return problem_reply(std::make_exception_ptr(thrown), "request-1");
}

boost::json::object body_of(const Reply& reply) {
  return boost::json::parse(reply.body.text()).as_object();
}

bool has(const Reply& reply, const std::string& name) {
  return head_of(reply).find("\r\n" + name + ": ") != std::string::npos;
}

TEST(Problem, GivesEveryErrorAStatusWithWordsAndABody) {
  for (const ErrorInfo& row : error_table()) {
    const Reply reply = reply_to(Error(row.code));
    EXPECT_GE(reply.status, 400) << row.name;
    EXPECT_LT(reply.status, 600) << row.name;
    EXPECT_NE(reason(reply.status), "Unknown") << row.name;
    EXPECT_EQ(reply.media_type, "application/json");
    const auto body = body_of(reply);
    EXPECT_EQ(std::string(body.at("code").as_string()), row.name);
    EXPECT_EQ(std::string(body.at("error").as_string()), row.advice);
    EXPECT_EQ(body.size(), 2U);
  }
}

TEST(Problem, FollowsTheContract) {
  EXPECT_EQ(status_of(ErrorCode::file_too_large), 400);
  EXPECT_EQ(status_of(ErrorCode::token_invalid), 401);
  EXPECT_EQ(status_of(ErrorCode::out_of_pages), 402);
  EXPECT_EQ(status_of(ErrorCode::not_found), 404);
  EXPECT_EQ(status_of(ErrorCode::not_finished), 409);
  EXPECT_EQ(status_of(ErrorCode::idempotency_mismatch), 422);
  EXPECT_EQ(status_of(ErrorCode::too_many_requests), 429);
  EXPECT_EQ(status_of(ErrorCode::engine_not_configured), 503);
}

TEST(Problem, SaysWhenToComeBackWhereWaitingHelps) {
  EXPECT_TRUE(has(reply_to(Error(ErrorCode::overloaded)), "Retry-After"));
  EXPECT_TRUE(has(reply_to(Error(ErrorCode::too_many_requests)), "Retry-After"));
  EXPECT_FALSE(has(reply_to(Error(ErrorCode::engine_not_configured)), "Retry-After"));
  EXPECT_FALSE(has(reply_to(Error(ErrorCode::not_found)), "Retry-After"));
}

TEST(Problem, AsksForATokenWith401) {
  EXPECT_TRUE(has(reply_to(Error(ErrorCode::token_missing)), "WWW-Authenticate"));
}

TEST(Problem, CarriesItsExtras) {
  const Reply reply = reply_to(Problem(Error(ErrorCode::not_finished), {{"status", "pending"}}));
  EXPECT_EQ(reply.status, 409);
  EXPECT_EQ(body_of(reply).at("status"), "pending");
  EXPECT_EQ(body_of(reply).at("code"), "not_finished");
}

TEST(Problem, TellsNothingOfOurOwnFailures) {
  for (const Reply& reply :
       {reply_to(Error(ErrorCode::internal, {}, "secret path")), reply_to(std::runtime_error("secret"))}) {
    EXPECT_EQ(reply.status, 500);
    EXPECT_EQ(body_of(reply).at("code"), "internal");
    EXPECT_EQ(std::string(reply.body.text()).find("secret"), std::string::npos);
  }
}

TEST(Problem, LeavesDisconnectionsToTheConnection) {
  EXPECT_THROW(reply_to(Disconnected{}), Disconnected);
}

}  // namespace
}  // namespace ocrchat
